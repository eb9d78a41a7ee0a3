package io.tulou.bff.notificationpage;

import io.tulou.bff.memberpage.AuthorJson;
import io.tulou.bff.memberpage.Authors;
import io.tulou.bff.page.PageQuery;
import io.tulou.contract.http.MemberView;
import io.tulou.contract.http.NoticedComments;
import io.tulou.contract.http.NotificationApi;
import io.tulou.contract.http.NotificationView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The caller's notifications: one call for them, one for all comments in them, one for all members.
 */
@RestController
class NotificationPageController {
  private final NotificationApi notifications;
  private final Notices notices;
  private final Authors authors;

  NotificationPageController(NotificationApi notifications, Notices notices, Authors authors) {
    this.notifications = notifications;
    this.notices = notices;
    this.authors = authors;
  }

  @GetMapping("/v1/notifications")
  NotificationPageJson list(PageQuery query) {
    var page = notifications.list(query.limit(), query.cursor());
    var comments = notices.of(page.items());
    var members =
        authors.of(page.items().stream().flatMap(item -> item.actorIds().stream()).toList());
    return new NotificationPageJson(
        page.items().stream().map(item -> present(item, comments, members)).toList(),
        page.nextCursor(),
        page.latest(),
        page.unread());
  }

  private static NotificationJson present(
      NotificationView item,
      Map<Long, NoticedComments.Item> comments,
      Map<Long, MemberView> members) {
    var comment = item.commentId() == null ? null : comments.get(item.commentId());
    return new NotificationJson(
        item.sequence(),
        item.kind(),
        item.subject(),
        id(item.commentId()),
        id(item.rootId()),
        actors(item, members),
        item.count(),
        comment == null ? null : comment.text(),
        item.decision(),
        comment == null ? null : Notices.reason(item.decision(), comment.decision()),
        item.read(),
        item.at());
  }

  private static List<AuthorJson> actors(NotificationView item, Map<Long, MemberView> members) {
    return item.actorIds().stream()
        .map(id -> AuthorJson.of(Objects.requireNonNull(members.get(id), "all are asked for")))
        .toList();
  }

  private static @Nullable String id(@Nullable Long id) {
    return id == null ? null : Long.toString(id);
  }
}
