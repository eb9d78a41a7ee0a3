/**
 * What the log says about notifications: to each member how many are unread, for those who show it
 * live.
 */
@NullMarked
package io.tulou.contract.notification;

import org.jspecify.annotations.NullMarked;
