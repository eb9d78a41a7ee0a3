package io.tulou.common.lag;

import org.jspecify.annotations.Nullable;

/**
 * How far a group is behind one topic.
 *
 * @param lag records that are appended and not committed as consumed
 * @param oldestAgeMillis how long the oldest of them has waited; null if none waits
 * @param ratePerSecond records consumed each second since the last look, at least half a second ago
 * @param members consumers of the group that are connected
 */
record GroupLag(
    String group,
    String topic,
    long lag,
    @Nullable Long oldestAgeMillis,
    long ratePerSecond,
    int members) {}
