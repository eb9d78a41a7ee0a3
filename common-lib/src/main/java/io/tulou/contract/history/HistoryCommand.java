package io.tulou.contract.history;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.tulou.contract.SubjectRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a member did to their history. Every command carries the times that decide, so the result
 * does not depend on the order in which commands are applied, nor on how often.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = HistoryCommand.Watched.class, name = "Watched"),
  @JsonSubTypes.Type(value = HistoryCommand.Forgotten.class, name = "Forgotten"),
  @JsonSubTypes.Type(value = HistoryCommand.Cleared.class, name = "Cleared"),
  @JsonSubTypes.Type(value = HistoryCommand.Paused.class, name = "Paused"),
  @JsonSubTypes.Type(value = HistoryCommand.RebuildHot.class, name = "RebuildHot")
})
public sealed interface HistoryCommand {
  /**
   * A heartbeat: how far a subject was watched.
   *
   * @param progress in seconds
   * @param duration in seconds, or null where the client does not know it
   * @param watchedAt by the client's clock, bounded by the server; the latest wins
   * @param receivedAt by the server's clock; what was received before a deletion falls with it,
   *     even if the client's clock was ahead
   */
  record Watched(
      SubjectRef subject,
      int progress,
      @Nullable Integer duration,
      boolean finished,
      @Nullable String device,
      Instant watchedAt,
      Instant receivedAt)
      implements HistoryCommand {}

  /** One subject was deleted from the history; nothing watched up to then comes back. */
  record Forgotten(SubjectRef subject, Instant at) implements HistoryCommand {}

  /** The whole history was deleted; nothing watched up to then comes back. */
  record Cleared(Instant at) implements HistoryCommand {}

  /** Recording was paused or taken up again; the latest wins. */
  record Paused(boolean paused, Instant at) implements HistoryCommand {}

  /**
   * A reader missed the hot part of the history. Whoever applies the log rebuilds it: coming after
   * all that was acknowledged, the wish cannot miss any of it.
   *
   * @param token of the lease the reader holds; {@link #FOR_NOBODY} where no reader waits, and what
   *     is not written yet only is to be written soon
   */
  record RebuildHot(String token) implements HistoryCommand {
    public static final String FOR_NOBODY = "";
  }
}
