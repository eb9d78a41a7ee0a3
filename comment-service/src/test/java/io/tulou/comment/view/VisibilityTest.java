package io.tulou.comment.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.common.identity.Caller;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.PendingEdit;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VisibilityTest {
  private static final long AUTHOR = 7;

  @ParameterizedTest(name = "{0} with {1} replies seen by {2} is {3}")
  @CsvSource({
    "VISIBLE, 0, nobody,    FULL",
    "VISIBLE, 0, other,     FULL",
    "PENDING, 0, nobody,    NONE",
    "PENDING, 0, other,     NONE",
    "PENDING, 3, other,     NONE",
    "PENDING, 0, author,    FULL",
    "PENDING, 0, moderator, FULL",
    "REMOVED, 0, nobody,    NONE",
    "REMOVED, 0, author,    NONE",
    "REMOVED, 2, nobody,    TOMBSTONE",
    "REMOVED, 2, author,    TOMBSTONE",
    "REMOVED, 0, moderator, FULL",
    "DELETED, 0, nobody,    NONE",
    "DELETED, 0, moderator, NONE",
    "DELETED, 1, moderator, TOMBSTONE",
    "DELETED, 1, author,    TOMBSTONE",
    "SHADOWED, 0, nobody,   NONE",
    "SHADOWED, 1, other,    NONE",
    "SHADOWED, 0, author,   DISGUISED",
    "SHADOWED, 0, moderator, FULL"
  })
  void everyCallerSeesOfEveryStateWhatTheTableSays(
      CommentState state, int replies, String caller, Form expected) {
    assertThat(Visibility.of(comment(state, replies), caller(caller))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0} in the author's list seen by {1} is {2}")
  @CsvSource({
    "VISIBLE, other,     FULL",
    "PENDING, other,     NONE",
    "PENDING, moderator, NONE",
    "REMOVED, other,     NONE",
    "DELETED, nobody,    NONE",
    "PENDING, author,    FULL",
    "REMOVED, author,    FULL",
    "DELETED, author,    FULL",
    "SHADOWED, author,   DISGUISED",
    "SHADOWED, other,    NONE"
  })
  void onlyAuthorsSeeAllStatesInTheirList(CommentState state, String caller, Form expected) {
    assertThat(Visibility.inListOf(comment(state, 1), caller(caller))).isEqualTo(expected);
  }

  @Test
  void aTombstoneHasNeitherAuthorNorText() {
    var view = CommentViews.of(comment(CommentState.REMOVED, 2), Form.TOMBSTONE).orElseThrow();

    assertThat(view.authorId()).isNull();
    assertThat(view.text()).isNull();
    assertThat(view.html()).isNull();
    assertThat(view.mentions()).isEmpty();
    assertThat(view.toString()).doesNotContain("secret");
    assertThat(view.floor()).isEqualTo(4);
    assertThat(view.replyCount()).isEqualTo(2);
  }

  @Test
  void nobodyIsNotTheAuthorOfACommentOfMemberZero() {
    assertThat(Visibility.isAuthor(comment(CommentState.PENDING, 0, 0), Caller.NOBODY)).isFalse();
  }

  @ParameterizedTest(name = "seen by {0} it is {1}")
  @CsvSource({
    "nobody,    FULL,    secret text, VISIBLE, false",
    "other,     FULL,    secret text, VISIBLE, false",
    "author,    REVISED, new text,    PENDING, true",
    "moderator, REVISED, new text,    PENDING, true"
  })
  void onlyItsAuthorAndModeratorsSeeAnEditThatAwaitsReview(
      String who, Form form, String text, CommentState state, boolean isEdited) {
    assertThat(Visibility.of(edited(), caller(who))).isEqualTo(form);
    var view = CommentViews.of(edited(), form).orElseThrow();
    assertThat(view.text()).isEqualTo(text);
    assertThat(view.state()).isEqualTo(state);
    assertThat(view.edited()).isEqualTo(isEdited);
    assertThat(view.toString().contains("new")).isEqualTo(isEdited);
  }

  private static Caller caller(String who) {
    return switch (who) {
      case "nobody" -> Caller.NOBODY;
      case "author" -> new Caller(AUTHOR, Set.of(), null, null);
      case "other" -> new Caller(8, Set.of("admin", "operate"), null, null);
      case "moderator" -> new Caller(9, Set.of("moderate"), null, null);
      default -> throw new IllegalArgumentException(who);
    };
  }

  private static CommentSnapshot comment(CommentState state, int replies) {
    return comment(state, replies, AUTHOR);
  }

  private static CommentSnapshot comment(CommentState state, int replies, long author) {
    return new CommentSnapshot(
        1,
        2,
        new SubjectRef("video", "1"),
        0,
        0,
        4,
        author,
        "secret text",
        "<p>secret html</p>",
        List.of(42L),
        state,
        false,
        false,
        5,
        6,
        replies,
        List.of(),
        0,
        Instant.EPOCH,
        null,
        null,
        3);
  }

  private static CommentSnapshot edited() {
    return Edits.awaiting(
        comment(CommentState.VISIBLE, 0),
        new PendingEdit("new text", "<p>new html</p>", List.of(43L), Instant.EPOCH.plusSeconds(1)));
  }
}
