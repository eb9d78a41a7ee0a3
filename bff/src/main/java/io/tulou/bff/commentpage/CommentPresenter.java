package io.tulou.bff.commentpage;

import io.tulou.bff.memberpage.AuthorJson;
import io.tulou.contract.http.CommentView;
import io.tulou.contract.http.MemberView;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns comments of the service into those of the contract; first asks whom it will show. */
public final class CommentPresenter {
  private CommentPresenter() {}

  /** Every member these comments show: authors and mentions. */
  public static Stream<Long> members(Collection<CommentView> comments) {
    return comments.stream()
        .flatMap(comment ->
            Stream.concat(Stream.ofNullable(comment.authorId()), comment.mentions().stream()));
  }

  /**
   * The comment as frontends see it.
   *
   * @param members has at least those of {@link #members}
   */
  public static CommentJson present(CommentView comment, Map<Long, MemberView> members) {
    return new CommentJson(
        Long.toString(comment.id()),
        comment.subject(),
        id(comment.rootId()),
        id(comment.parentId()),
        comment.floor(),
        comment.authorId() == null ? null : AuthorJson.of(member(comment.authorId(), members)),
        comment.text(),
        comment.html(),
        comment.mentions().stream().map(id -> mention(id, members)).toList(),
        comment.state(),
        comment.pinned(),
        comment.featured(),
        comment.edited(),
        comment.likeCount(),
        comment.dislikeCount(),
        comment.replyCount(),
        null,
        comment.createdAt(),
        comment.editedAt(),
        comment.version());
  }

  static CommentJson.Mention mention(long id, Map<Long, MemberView> members) {
    return new CommentJson.Mention(Long.toString(id), member(id, members).name());
  }

  static MemberView member(long id, Map<Long, MemberView> members) {
    return Objects.requireNonNull(members.get(id), "every shown member is asked for first");
  }

  private static @Nullable String id(@Nullable Long id) {
    return id == null ? null : Long.toString(id);
  }
}
