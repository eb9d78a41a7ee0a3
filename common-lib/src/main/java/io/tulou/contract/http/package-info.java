/**
 * The interfaces one service offers another over HTTP; the same type is implemented by a controller
 * and proxied by a client. Identity and deadline travel beside every call.
 */
@NullMarked
package io.tulou.contract.http;

import org.jspecify.annotations.NullMarked;
