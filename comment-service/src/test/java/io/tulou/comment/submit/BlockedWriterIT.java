package io.tulou.comment.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.comment.testing.FakeFeed;
import io.tulou.comment.testing.Rows;
import io.tulou.comment.testing.WritingTest;
import io.tulou.common.identity.Caller;
import io.tulou.contract.http.CommentEdit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BlockedWriterIT extends WritingTest {
  private final FakeFeed feed = FakeFeed.get();
  private final Caller victim = member(Rows.nextId());
  private final Caller pest = member(Rows.nextId());

  @AfterEach
  void release() {
    feed.release();
  }

  @Test
  void whoIsBlockedGetsNoReplyThrough() {
    feed.block(victim.memberId(), pest.memberId());
    var subject = fresh();
    var root = publish(victim, subject, null, "leave me alone", null).comment();

    assertThat(refusal(() -> publish(pest, subject, "key", "why?", root.id())))
        .contains("403", "forbidden");

    assertThat(worker.heardOf(subject)).hasSize(1);
    assertThat(publish(pest, subject, null, "to everybody", null).applied()).isTrue();
    assertThat(publish(ADA, subject, null, "from another", root.id()).applied()).isTrue();
  }

  @Test
  void whoIsBlockedMentionsOthersOnlyAndAsksOnce() {
    feed.block(victim.memberId(), pest.memberId());
    var subject = fresh();
    var other = publish(ADA, subject, null, "a root", null).comment();
    int before = feed.calls().size();

    var reply =
        publish(pest, subject, null, "hey @%d @42".formatted(victim.memberId()), other.id());

    assertThat(reply.comment().mentions()).containsExactly(42L);
    assertThat(reply.comment().text()).contains("@" + victim.memberId());
    assertThat(feed.calls()).hasSize(before + 1);
    var edited =
        api(pest)
            .edit(
                reply.comment().id(),
                null,
                new CommentEdit("hey you @%d @43".formatted(victim.memberId())));
    assertThat(edited.comment().mentions()).containsExactly(43L);
  }

  @Test
  void nobodyIsAskedForATextThatSpeaksToNobody() {
    var subject = fresh();
    int before = feed.calls().size();

    var root = publish(pest, subject, null, "just saying", null).comment();
    publish(pest, subject, null, "and again", root.id());

    assertThat(feed.calls()).hasSize(before);
  }

  @Test
  void withoutAnAnswerTheWriterIsLetThroughAndSoonNobodyWaits() {
    feed.block(victim.memberId(), pest.memberId());
    var subject = fresh();
    var root = publish(victim, subject, null, "a root", null).comment();
    feed.hold();
    int before = feed.calls().size();

    for (int i = 0; i < 6; i++) {
      assertThat(publish(pest, subject, null, "reply " + i, root.id()).comment().rootId())
          .isEqualTo(root.id());
    }

    assertThat(feed.calls().size() - before).isBetween(3, 5);
    feed.release();
    await()
        .untilAsserted(() ->
            assertThat(refusal(() -> publish(pest, subject, null, "once more", root.id())))
                .contains("403"));
  }
}
