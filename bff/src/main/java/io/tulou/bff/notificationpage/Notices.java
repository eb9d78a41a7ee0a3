package io.tulou.bff.notificationpage;

import static java.util.stream.Collectors.toMap;

import io.tulou.bff.page.Sections;
import io.tulou.contract.http.CommentApi;
import io.tulou.contract.http.NoticedComments;
import io.tulou.contract.http.NotificationView;
import io.tulou.contract.notification.NotificationDecision;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the comments say that notifications name. Without it, they still name them. */
@Component
class Notices {
  private static final Duration LONGEST_WAIT = Duration.ofMillis(800);

  private final CommentApi comments;
  private final Sections sections;

  Notices(CommentApi comments, Sections sections) {
    this.comments = comments;
    this.sections = sections;
  }

  Map<Long, NoticedComments.Item> of(List<NotificationView> items) {
    var commentIds = commentIds(items);
    if (commentIds.isEmpty()) {
      return Map.of();
    }
    var decidedIds = commentIds(items.stream().filter(item -> item.decision() != null).toList());
    var found =
        sections
            .get("notices", LONGEST_WAIT, () -> comments.noticed(commentIds, decidedIds))
            .data();
    return found == null
        ? Map.of()
        : found.items().stream().collect(toMap(NoticedComments.Item::commentId, item -> item));
  }

  private static List<Long> commentIds(List<NotificationView> items) {
    return items.stream()
        .map(NotificationView::commentId)
        .filter(Objects::nonNull)
        .<Long>map(Objects::requireNonNull)
        .distinct()
        .toList();
  }

  /** The reason of what a notification tells of; of a later decision it will tell soon. */
  static @Nullable String reason(
      @Nullable NotificationDecision told, NoticedComments.@Nullable Decision latest) {
    return told != null && latest != null && latest.action().equals(action(told))
        ? latest.reason()
        : null;
  }

  private static String action(NotificationDecision decision) {
    return switch (decision) {
      case APPROVED -> "approve";
      case REMOVED -> "remove";
      case RESTORED -> "restore";
      case FEATURED -> "feature";
    };
  }
}
