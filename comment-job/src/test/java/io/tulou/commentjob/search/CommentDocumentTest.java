package io.tulou.commentjob.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.Origin;
import io.tulou.contract.comment.PendingEdit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommentDocumentTest {
  private static final PendingEdit EDIT =
      new PendingEdit("new words", "<p>new words</p>", List.of(), Instant.EPOCH);

  private static final Origin ORIGIN = new Origin("192.0.2.1", List.of("spam", "links"));

  @Test
  void whereItWasWrittenAndWhatItMatchedIsToBeFound() {
    var document = CommentDocument.of(comment(CommentState.VISIBLE, null), 0, ORIGIN);

    assertThat(document.ip()).isEqualTo("192.0.2.1");
    assertThat(document.matchedRules()).containsExactly("spam", "links");
  }

  @Test
  void aReportIsNewsAlthoughTheCommentIsTheSame() {
    var comment = comment(CommentState.VISIBLE, null);

    assertThat(CommentDocument.of(comment, 3, ORIGIN).order())
        .isGreaterThan(CommentDocument.of(comment, 2, ORIGIN).order());
    assertThat(CommentDocument.versionOf(CommentDocument.of(comment, 3, ORIGIN).order()))
        .isEqualTo(comment.version());
  }

  @Test
  void anEditThatAwaitsReviewIsFoundAmongWhatIsPendingByOldWordsAndNew() {
    var document = CommentDocument.of(comment(CommentState.VISIBLE, EDIT), 0, ORIGIN);

    assertThat(document.state()).isEqualTo("pending");
    assertThat(document.text()).contains("new words", "old words");
  }

  @Test
  void anEditOfWhatItsAuthorDeletedAwaitsNothing() {
    assertThat(CommentDocument.of(comment(CommentState.DELETED, EDIT), 0, ORIGIN).state())
        .isEqualTo("deleted");
  }

  @Test
  void withoutAnEditTheDocumentIsTheComment() {
    var document = CommentDocument.of(comment(CommentState.VISIBLE, null), 0, ORIGIN);

    assertThat(document.state()).isEqualTo("visible");
    assertThat(document.text()).isEqualTo("old words");
  }

  private static CommentSnapshot comment(CommentState state, @Nullable PendingEdit edit) {
    return new CommentSnapshot(
        1,
        2,
        new SubjectRef("video", "1"),
        0,
        0,
        1,
        5,
        "old words",
        "<p>old words</p>",
        List.of(),
        state,
        false,
        false,
        0,
        0,
        0,
        List.of(),
        0,
        Instant.EPOCH,
        null,
        edit,
        3);
  }
}
