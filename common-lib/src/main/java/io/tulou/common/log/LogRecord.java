package io.tulou.common.log;

import java.time.Instant;

/**
 * A decoded record of the log.
 *
 * @param offset within its partition
 * @param appendedAt by the broker's clock
 */
public record LogRecord<T>(long offset, Instant appendedAt, String key, T message) {}
