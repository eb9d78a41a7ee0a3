/**
 * The workers: turn what the log says of comments, reactions and ties into notifications, each
 * batch in one transaction with its position, and tell who may listen how many are unread.
 */
@NullMarked
package io.tulou.history.notification.notify;

import org.jspecify.annotations.NullMarked;
