package io.tulou.comment.hotpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.comment.testing.ShownPage;
import io.tulou.comment.testing.WritingTest;
import io.tulou.common.identity.Caller;
import io.tulou.contract.SubjectRef;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = {"tulou.comment.caches.hot-pages.per-second=3"})
class HotPageIT extends WritingTest {
  @Autowired private MeterRegistry meters;

  @Test
  void aHotPageIsTheSameAnswerByteForByteAndIsReadOnce() {
    var subject = fresh();
    for (int i = 0; i < 5; i++) {
      publish(ADA, subject, null, "text <b>" + i + "</b> \u4f60", null);
    }
    var ordinary = read(MODERATOR, subject);

    heat(subject);
    double read = pages("read");
    long begun = System.nanoTime();
    for (int i = 0; i < 50; i++) {
      assertThat(read(member(77), subject)).isEqualTo(ordinary);
      assertThat(read(Caller.NOBODY, subject))
          .isEqualTo(ordinary.substring(0, ordinary.length() - "{}".length()));
    }

    long most = 1 + Duration.ofNanos(System.nanoTime() - begun).toSeconds();
    assertThat(pages("read") - read).isLessThanOrEqualTo(most);
  }

  @Test
  void everyChangeIsSeenByTheNextReader() {
    var subject = fresh();
    var root = publish(ADA, subject, null, "first", null).comment();
    heat(subject);

    for (int i = 0; i < 8; i++) {
      var reply = publish(BOB, subject, null, "reply " + i, root.id()).comment();
      assertThat(read(Caller.NOBODY, subject)).contains("\"replyCount\":" + (i + 1));
      assertThat(reply.rootId()).isEqualTo(root.id());
    }
    decide(MODERATOR, "remove", null, root.id());
    assertThat(read(Caller.NOBODY, subject)).doesNotContain("first");
  }

  @Test
  void viewersGetTheirReactionsAndWhatTheyWroteOnTheSharedPage() {
    var subject = fresh();
    var root = publish(ADA, subject, null, "like me", null).comment();
    body(
        http(BOB),
        HttpMethod.PUT,
        "/v1/comments/" + root.id() + "/reaction",
        "{\"kind\":\"like\"}");
    heat(subject);

    assertThat(read(BOB, subject)).endsWith("}{\"" + root.id() + "\":\"like\"}");
    assertThat(read(member(77), subject)).endsWith("}{}");
    assertThat(read(Caller.NOBODY, subject)).endsWith("null}");

    worker.sleep();
    var fresh = publish(BOB, subject, null, "not applied yet", null);
    assertThat(fresh.applied()).isFalse();
    assertThat(read(BOB, subject)).contains("not applied yet");
    assertThat(read(ADA, subject)).doesNotContain("not applied yet");
  }

  @Test
  void whatIsNotPlainlyAFirstPageGoesTheOrdinaryWay() {
    assertThat(
            List.of(
                PageName.of("/internal/subjects/video/7/comments", "sort=hot&limit=0"),
                PageName.of("/internal/subjects/video/7/comments", "sort=hot&limit=20&cursor=x"),
                PageName.of("/internal/subjects/video/7/comments", "sort=best&limit=20"),
                PageName.of("/internal/subjects/video/7/comments", "sort=hot&sort=hot"),
                PageName.of("/internal/subjects/video/%37/comments", "sort=hot&limit=20"),
                PageName.of("/internal/subjects/video/7/8/comments", "sort=hot&limit=20"),
                PageName.of("/internal/subjects/video/comments", "sort=hot&limit=20")))
        .allMatch(Optional::isEmpty);
    assertThat(PageName.of("/internal/subjects/video/7/comments", "sort=hot&limit=20"))
        .contains(new PageName(new SubjectRef("video", "7"), "hot", 20));
  }

  @Test
  void aHotPageCostsLessThanOneThatIsPutTogetherForEachReader() {
    var subject = fresh();
    for (int i = 0; i < 20; i++) {
      publish(ADA, subject, null, "What number " + i + " has to say about it, in a line.", null);
    }
    heat(subject);
    var rounds = new long[2][5];
    for (int round = 0; round < 5; round++) {
      rounds[0][round] = nanosEach(() -> read(Caller.NOBODY, subject));
      // Moderators see more than others, so theirs is never shared.
      rounds[1][round] = nanosEach(() -> read(MODERATOR, subject));
    }
    Arrays.stream(rounds).forEach(Arrays::sort);

    System.out.printf(
        "hot %,d us, put together %,d us a page, caller included%n",
        rounds[0][2] / 1_000, rounds[1][2] / 1_000);
    assertThat(rounds[0][2]).isLessThan(rounds[1][2]);
  }

  /** Reads until the page is hot. */
  private void heat(SubjectRef subject) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> {
          double before = pages("ready");
          for (int i = 0; i < 10; i++) {
            read(Caller.NOBODY, subject);
          }
          return pages("ready") > before;
        });
  }

  /** The page and, behind it, the viewer's reactions. */
  private String read(Caller caller, SubjectRef subject) {
    var page = api(caller).listRoots(subject.type(), subject.id(), "newest", 20, null);
    var reactions = page.reactions();
    return ShownPage.json(page)
        + (reactions == null ? "" : new String(reactions, StandardCharsets.UTF_8));
  }

  private double pages(String from) {
    return meters.counter("tulou.comment.hot.pages", "from", from).count();
  }

  private static long nanosEach(Supplier<?> call) {
    int calls = 30;
    long begun = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      assertThat(call.get()).isNotNull();
    }
    return (System.nanoTime() - begun) / calls;
  }
}
