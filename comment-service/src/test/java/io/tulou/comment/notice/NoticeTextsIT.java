package io.tulou.comment.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tulou.comment.testing.ReadingTest;
import io.tulou.comment.testing.Rows;
import io.tulou.comment.testing.Rows.Comment;
import io.tulou.comment.testing.Rows.SubjectRow;
import io.tulou.contract.http.NoticedComments.Decision;
import io.tulou.contract.http.NoticedComments.Item;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.HttpClientErrorException;

class NoticeTextsIT extends ReadingTest {
  private static final int VISIBLE = 0;
  private static final int PENDING = 1;
  private static final int REMOVED = 2;

  @Test
  void aMemberReadsWhatItMaySeeAndWhyItsOwnWasDecidedOn() {
    var subject = rows.subject();
    long visible = write(subject, 1, 6, VISIBLE);
    long held = write(subject, 2, 6, PENDING);
    long removed = write(subject, 3, 6, REMOVED);
    long own = write(subject, 4, 5, REMOVED);
    var hidden = rows.subject(2, 1, 1);
    long there = write(hidden, 1, 6, VISIBLE);
    rows.decision(subject, own, "approve", "fine");
    rows.decision(subject, own, "remove", "spam after all");
    rows.decision(subject, visible, "feature", "nobody else's business");

    var all = List.of(visible, held, removed, own, there);
    var seen = api(member(5)).noticed(all, all).items();

    assertThat(seen)
        .containsExactlyInAnyOrder(
            new Item(visible, "text of " + visible, null),
            new Item(own, "text of " + own, new Decision("remove", "spam after all")));
    assertThat(api(member(5)).noticed(List.of(own), null).items())
        .containsExactly(new Item(own, "text of " + own, null));
  }

  @Test
  void moreThanAPageOfNotificationsNamesIsRefused() {
    assertThatExceptionOfType(HttpClientErrorException.BadRequest.class)
        .isThrownBy(() -> api(member(5)).noticed(Collections.nCopies(101, 1L), null));
  }

  private long write(SubjectRow subject, int floor, long authorId, int state) {
    return rows.write(new Comment(subject, Rows.nextId(), 0, floor, authorId, state, 0, 0));
  }
}
