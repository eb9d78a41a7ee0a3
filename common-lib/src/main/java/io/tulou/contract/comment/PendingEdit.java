package io.tulou.contract.comment;

import java.time.Instant;
import java.util.List;

/**
 * What its author made of a visible comment and review has not let through yet. Readers see the
 * comment as it was; its author and moderators see this in its place.
 */
public record PendingEdit(String text, String html, List<Long> mentions, Instant editedAt) {
  public PendingEdit {
    mentions = List.copyOf(mentions);
  }
}
