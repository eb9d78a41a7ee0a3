/**
 * Who a call is made for. Inside the platform identity is a short-lived token signed by the door;
 * services refuse calls without it, and no header a client can set is ever believed.
 */
@NullMarked
package io.tulou.common.identity;

import org.jspecify.annotations.NullMarked;
