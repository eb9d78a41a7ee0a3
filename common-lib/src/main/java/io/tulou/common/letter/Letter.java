package io.tulou.common.letter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as operators see it.
 *
 * @param partition of the dead-letter topic, which is the origin's too
 * @param offset in the dead-letter topic; with the partition it names the letter
 * @param originOffset where it stood in the origin
 * @param cause why it could not be processed
 * @param causeType the kind of failure
 * @param value the beginning of the message as text, at most {@link #LONGEST_VALUE} characters
 * @param size of the message in bytes
 */
record Letter(
    int partition,
    long offset,
    @Nullable Long originOffset,
    @Nullable String key,
    @Nullable String cause,
    @Nullable String causeType,
    Instant at,
    String value,
    int size) {
  static final int LONGEST_VALUE = 2_000;

  static Letter of(ConsumerRecord<String, byte[]> record) {
    byte[] value = record.value() == null ? new byte[0] : record.value();
    var origin = header(record, "origin-offset");
    return new Letter(
        record.partition(),
        record.offset(),
        origin == null ? null : Long.valueOf(origin),
        record.key(),
        header(record, "cause"),
        header(record, "cause-type"),
        Instant.ofEpochMilli(record.timestamp()),
        beginning(new String(value, UTF_8)),
        value.length);
  }

  private static String beginning(String text) {
    if (text.length() <= LONGEST_VALUE) {
      return text;
    }
    boolean isSplit = Character.isHighSurrogate(text.charAt(LONGEST_VALUE - 1));
    return text.substring(0, isSplit ? LONGEST_VALUE - 1 : LONGEST_VALUE);
  }

  private static @Nullable String header(ConsumerRecord<String, byte[]> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? null : new String(header.value(), UTF_8);
  }
}
