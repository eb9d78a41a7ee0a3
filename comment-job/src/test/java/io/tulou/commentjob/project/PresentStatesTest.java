package io.tulou.commentjob.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyCollection;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.tulou.commentjob.store.Changes;
import io.tulou.commentjob.store.CommentRow;
import io.tulou.commentjob.store.CommentTables;
import io.tulou.commentjob.store.ContentRow;
import io.tulou.commentjob.store.SubjectIds;
import io.tulou.commentjob.store.SubjectRow;
import io.tulou.common.log.Hold;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.ReviewMode;
import io.tulou.contract.comment.SubjectState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PresentStatesTest {
  private static final Instant AT = Instant.parse("2026-11-24T10:00:00Z");
  private static final SubjectRef REF = new SubjectRef("video", "7");
  private static final long FRESH = 101;
  private static final long LIKED = 102;

  private final CommentTables tables = mock(CommentTables.class);
  private final PresentStates states = new PresentStates(tables);

  @BeforeEach
  void fillTables() {
    when(tables.findSubjects(anyCollection()))
        .thenAnswer(
            asked -> asked.<Collection<?>>getArgument(0).stream().map(ref -> subject(9)).toList());
    when(tables.findComments(anyCollection()))
        .thenAnswer(asked ->
            asked.<List<SubjectIds>>getArgument(0).stream()
                .flatMap(of -> of.ids().stream().map(id -> comment(id, 9)))
                .toList());
    when(tables.findContents(anyCollection()))
        .thenAnswer(asked ->
            asked.<List<SubjectIds>>getArgument(0).stream()
                .flatMap(of -> of.ids().stream().map(id -> content(id, "read")))
                .toList());
  }

  @Test
  void takesWhatWasWrittenWholeAndReadsTheRest() {
    var present = states.read(touched(), () -> true);

    assertThat(present.comment(FRESH).text()).isEqualTo("written");
    assertThat(present.comment(FRESH).version()).isEqualTo(1);
    assertThat(present.comment(LIKED).version()).isEqualTo(9);
    assertThat(present.comment(LIKED).text()).isEqualTo("read");
    assertThat(present.subject(REF).version()).isEqualTo(3);
    verify(tables).findComments(List.of(new SubjectIds(11, List.of(LIKED))));
  }

  @Test
  void readsEverythingOnceAnotherMayHaveWritten() {
    var present = states.read(touched(), Hold.NONE);

    assertThat(present.comment(FRESH).version()).isEqualTo(9);
    assertThat(present.subject(REF).version()).isEqualTo(9);
  }

  @Test
  void doesNotAskForTheHoldWhereNothingWasWritten() {
    var touched = new Touched(touched().subjects());

    var present =
        states.read(
            touched,
            () -> {
              throw new AssertionError("asked");
            });

    assertThat(present.comment(FRESH).version()).isEqualTo(9);
  }

  private static Touched touched() {
    var changes = new Changes();
    changes.changedSubjects().add(subject(3));
    changes.newComments().add(comment(FRESH, 1));
    changes.newContents().add(content(FRESH, "written"));
    changes.changedComments().add(comment(LIKED, 4));
    var subject =
        new Touched.Subject(
            REF,
            11,
            true,
            Set.of(FRESH, LIKED),
            Set.of(FRESH, LIKED),
            Set.of(),
            List.of(),
            List.of(),
            Set.of());
    return new Touched(List.of(subject)).with(Written.of(List.of(changes)));
  }

  private static SubjectRow subject(long version) {
    return new SubjectRow(
        11,
        REF.type(),
        REF.id(),
        null,
        null,
        null,
        SubjectState.OPEN,
        ReviewMode.POST,
        0,
        2,
        2,
        3,
        "",
        AT,
        version);
  }

  private static CommentRow comment(long id, long version) {
    return new CommentRow(
        11,
        id,
        0,
        0,
        1,
        42,
        CommentState.VISIBLE,
        true,
        false,
        false,
        0,
        0,
        0,
        0,
        1,
        0,
        "",
        AT,
        null,
        version);
  }

  private static ContentRow content(long id, String text) {
    return new ContentRow(11, id, text, "<p>" + text + "</p>", "[]", null, null, null, "");
  }
}
