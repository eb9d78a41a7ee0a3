package io.tulou.common.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An operation as operators see it.
 *
 * @param state {@code waiting}, {@code running}, {@code cancelling}, {@code done}, {@code
 *     cancelled} or {@code failed}
 * @param ratePerSecond items read each second of late
 * @param remaining items still to be read, at most
 * @param eta when it ends if it goes on like this
 * @param error what it waits for, or why it failed
 * @param notes what the work found worth telling
 */
record OperationView(
    String id,
    String kind,
    JsonNode request,
    String state,
    long read,
    long applied,
    long skipped,
    long failed,
    long ratePerSecond,
    @Nullable Long remaining,
    @Nullable Instant eta,
    @Nullable String error,
    List<String> notes,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {
  static OperationView of(Operation operation, JsonMapper json, Instant now) {
    var counts = operation.counts();
    return new OperationView(
        Long.toString(operation.operationId()),
        operation.kind(),
        json.readTree(operation.request()),
        word(operation),
        counts.read(),
        counts.applied(),
        counts.skipped(),
        counts.failed(),
        Math.round(operation.rate()),
        operation.remaining(),
        eta(operation, now),
        operation.error(),
        operation.notes(),
        operation.createdAt(),
        operation.startedAt(),
        operation.endedAt());
  }

  private static String word(Operation operation) {
    return switch (operation.state()) {
      case OPEN ->
          operation.isCancelAsked()
              ? "cancelling"
              : operation.startedAt() == null ? "waiting" : "running";
      case DONE -> "done";
      case CANCELLED -> "cancelled";
      case FAILED -> "failed";
    };
  }

  private static @Nullable Instant eta(Operation operation, Instant now) {
    var remaining = operation.remaining();
    if (operation.state() != OperationState.OPEN || remaining == null || operation.rate() <= 0) {
      return null;
    }
    return now.plus(Duration.ofMillis(Math.round(remaining * 1000 / operation.rate())));
  }

  /** A page of them. */
  record Listing(List<OperationView> items, @Nullable String nextCursor) {}
}
