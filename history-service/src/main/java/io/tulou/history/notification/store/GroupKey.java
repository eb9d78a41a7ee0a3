package io.tulou.history.notification.store;

import io.tulou.contract.notification.NotificationKind;

/**
 * Names a group of one recipient.
 *
 * @param anchor what it is about: a comment; of follows the day since 1970
 */
public record GroupKey(long memberId, NotificationKind kind, long anchor) {}
