package io.tulou.contract.http;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.notification.NotificationDecision;
import io.tulou.contract.notification.NotificationKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One group of a member's notifications.
 *
 * @param sequence of the latest news in it; the recipient's own numbers
 * @param subject of the comment; null for follows
 * @param commentId the reply, the comment with the mention, the liked one or the one decided on
 * @param rootId null for a root, or no comment
 * @param actorIds up to three members, latest first; none for decisions
 * @param count how many members there are
 * @param decision of decisions only
 * @param at of the latest news
 */
public record NotificationView(
    long sequence,
    NotificationKind kind,
    @Nullable SubjectRef subject,
    @Nullable Long commentId,
    @Nullable Long rootId,
    List<Long> actorIds,
    int count,
    @Nullable NotificationDecision decision,
    boolean read,
    Instant at) {
  public NotificationView {
    actorIds = List.copyOf(actorIds);
  }
}
