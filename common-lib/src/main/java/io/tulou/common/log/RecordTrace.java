package io.tulou.common.log;

import io.tulou.common.trace.Span;
import io.tulou.common.trace.Trace;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The trace of the request that a record was appended for. */
final class RecordTrace {
  private RecordTrace() {}

  static Optional<Trace> of(ConsumerRecord<?, ?> record) {
    var header = record.headers().lastHeader(Trace.HEADER);
    return header == null
        ? Optional.empty()
        : Trace.resume(new String(header.value(), StandardCharsets.US_ASCII));
  }

  /** A span from the beginning of a record's transaction until now. */
  static void end(ConsumerRecord<?, ?> record, long begunNanos, boolean failed) {
    of(record)
        .ifPresent(trace ->
            Span.begunAt(trace, "apply " + record.topic(), begunNanos)
                .end(failed, failed ? "set aside" : "applied"));
  }
}
