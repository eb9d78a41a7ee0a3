package io.tulou.common.operation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operator asked for, as its row says.
 *
 * @param request JSON as it was asked
 * @param position JSON, for the work alone
 * @param remaining items still to be read, at most; null while not known
 * @param rate items read each second
 * @param notes what the work found worth telling, at most {@link Run#MOST_NOTES}
 * @param error what it waits for, or why it failed
 */
public record Operation(
    long operationId,
    String kind,
    long actorId,
    String request,
    OperationState state,
    boolean isCancelAsked,
    String position,
    Counts counts,
    @Nullable Long remaining,
    double rate,
    List<String> notes,
    @Nullable String error,
    int attempts,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {
  public Operation {
    notes = List.copyOf(notes);
  }
}
