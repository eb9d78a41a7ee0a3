/**
 * Watch history as it travels through the log. Entries of one member stay in order because the
 * member is the key.
 */
@NullMarked
package io.tulou.contract.history;

import org.jspecify.annotations.NullMarked;
