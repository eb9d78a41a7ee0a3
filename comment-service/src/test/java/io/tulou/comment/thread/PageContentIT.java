package io.tulou.comment.thread;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.comment.testing.ReadingTest;
import io.tulou.comment.testing.Rows;
import io.tulou.comment.testing.Rows.Comment;
import io.tulou.comment.testing.Rows.SubjectRow;
import io.tulou.comment.testing.ShownPage;
import io.tulou.comment.testing.ShownPage.ShownComment;
import io.tulou.common.identity.Caller;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.ReactionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageContentIT extends ReadingTest {
  @Test
  void aRootCarriesItsPreviewAndTheViewersReactions() {
    var subject = rows.subject(0, 1, 3);
    long best = rows.reply(subject, 1, 2);
    long first = rows.reply(subject, 1, 1);
    long removed = rows.write(new Comment(subject, Rows.nextId(), 1, 3, 6, 2, 0, 0));
    long root = rows.root(subject, 1, 10, best, first, removed);
    rows.like(subject, 11, root);
    rows.like(subject, 11, best);

    var page = list(member(11), subject, "newest", 20, null);

    assertThat(page.items()).hasSize(1);
    assertThat(page.items().getFirst().replies())
        .extracting(ShownComment::id)
        .containsExactly(best, first);
    assertThat(page.reactions())
        .isEqualTo(Map.of(root, ReactionKind.LIKE, best, ReactionKind.LIKE));
    assertThat(list(Caller.NOBODY, subject, "newest", 20, null).reactions()).isNull();
    assertThat(page.items().getFirst().mentions()).containsExactly(42L, 43L);
  }

  @Test
  void whatWasTakenAwayIsServedToNobody() {
    var subject = rows.subject(0, 1, 1);
    rows.root(subject, 1, 1);
    long removed = write(subject, 2, 2, 0);
    long deleted = write(subject, 3, 3, 0);
    long pending = write(subject, 4, 1, 0);
    long tombstone = write(subject, 5, 2, 1);

    var items = list(Caller.NOBODY, subject, "oldest", 20, null).items();

    assertThat(items).extracting(ShownComment::floor).containsExactly(1, 5);
    assertThat(items.getLast().text()).isNull();
    assertThat(items.getLast().authorId()).isNull();
    assertThat(items.getLast().state()).isEqualTo(CommentState.REMOVED);
    assertThat(api(Caller.NOBODY).getComment(tombstone).html()).isNull();
    for (long id : List.of(removed, deleted, pending)) {
      assertNotFound(() -> api(Caller.NOBODY).getComment(id));
      assertNotFound(() -> api(member(8)).getComment(id));
    }
    assertThat(api(MODERATOR).getComment(removed).text()).isEqualTo("text of " + removed);
    assertThat(api(member(5)).getComment(pending).state()).isEqualTo(CommentState.PENDING);
  }

  @Test
  void aHiddenSubjectAndAnUnknownOneReadAsEmpty() {
    var hidden = rows.subject(2, 1, 1);
    long comment = rows.root(hidden, 1, 1);

    assertThat(list(MODERATOR, hidden, "hot", 20, null).items()).isEmpty();
    assertNotFound(() -> api(member(5)).getComment(comment));
    assertThat(
            ShownPage.of(api(Caller.NOBODY).listRoots("video", "never.was", "hot", 20, null))
                .items())
        .isEmpty();
    assertThat(api(Caller.NOBODY).summaries(List.of(hidden.ref().key(), "video/never.was")).items())
        .allMatch(item -> item.rootCount() == 0 && item.best() == null);
    assertThat(ShownPage.of(api(member(8)).listByAuthor(5, 50, null)).items())
        .extracting(ShownComment::id)
        .doesNotContain(comment);
    assertThat(ShownPage.of(api(member(5)).listByAuthor(5, 50, null)).items())
        .extracting(ShownComment::id)
        .contains(comment);
  }

  @Test
  void summariesComeInTheOrderAskedWithTheBestVisibleRoot() {
    var many = rows.subject(0, 2, 2);
    rows.root(many, 1, 10);
    long best = rows.root(many, 2, 20);
    rows.write(new Comment(many, Rows.nextId(), 0, 3, 5, 2, 1, 30));
    var none = rows.subject();

    var items =
        api(Caller.NOBODY)
            .summaries(List.of(none.ref().key(), many.ref().key(), none.ref().key()))
            .items();

    assertThat(items)
        .extracting(item -> item.id())
        .containsExactly(none.ref().id(), many.ref().id(), none.ref().id());
    assertThat(items.get(1).commentCount()).isEqualTo(2);
    assertThat(items.get(1).best()).isNotNull();
    assertThat(items.get(1).best().id()).isEqualTo(best);
    assertThat(items.get(0).best()).isNull();
  }

  @Test
  void anAuthorSeesAllStatesAndOthersOnlyWhatIsVisible() {
    var subject = rows.subject(0, 1, 1);
    long author = Rows.nextId();
    var all = new ArrayList<Long>();
    for (int state = 0; state <= 3; state++) {
      all.add(rows.write(new Comment(subject, Rows.nextId(), 0, state + 1, author, state, 0, 0)));
    }

    assertThat(
            ids(walk(cursor -> ShownPage.of(api(member(author)).listByAuthor(author, 3, cursor)))))
        .isEqualTo(all.reversed());
    assertThat(ids(walk(cursor -> ShownPage.of(api(MODERATOR).listByAuthor(author, 3, cursor)))))
        .containsExactly(all.getFirst());
  }

  private long write(SubjectRow subject, int floor, int state, int replyCount) {
    return rows.write(new Comment(subject, Rows.nextId(), 0, floor, 5, state, replyCount, 0));
  }
}
