package io.tulou.bff.hotpage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tulou.contract.SubjectRef;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

class HotAnswersTest {
  private static final SubjectRef VIDEO = new SubjectRef("video", "1");
  private static final String ADDRESS = "/v1/subjects/video/1/comments?sort=hot";
  private static final HotName NAME =
      HotName.of("/v1/subjects/video/1/comments", ADDRESS).orElseThrow();

  private final AtomicLong nanos = new AtomicLong();
  private final HotAnswers answers =
      new HotAnswers(
          new HotPageProperties(
              3, 10, DataSize.ofMegabytes(1), Duration.ofSeconds(1), Duration.ofMillis(100)),
          new SimpleMeterRegistry(),
          nanos::get);

  HotAnswersTest() {
    pass(Duration.ofSeconds(10));
  }

  @Test
  void whatWasKeptIsFoundUntilASecondIsOver() {
    keep("page", answers.stamp(VIDEO));

    assertThat(found()).isEqualTo("page");
    pass(Duration.ofMillis(999));
    assertThat(answers.find(ADDRESS)).isEmpty();
    assertThat(found()).isEqualTo("page");
    pass(Duration.ofMillis(1));
    assertThat(answers.find(ADDRESS)).isEmpty();
    assertThat(answers.find(ADDRESS)).isEmpty();
  }

  @Test
  void oneOfThoseWhoAskReadsAnewBeforeAPageIsTooOldAndTheOthersHaveItMeanwhile() {
    keep("page", answers.stamp(VIDEO));
    pass(Duration.ofMillis(749));
    assertThat(found()).isEqualTo("page");
    pass(Duration.ofMillis(1));

    assertThat(answers.find(ADDRESS)).isEmpty();
    assertThat(found()).isEqualTo("page");
    assertThat(found()).isEqualTo("page");

    keep("next", answers.stamp(VIDEO));
    pass(Duration.ofMillis(749));
    assertThat(found()).isEqualTo("next");
  }

  @Test
  void aPageThatIsReadAnewAndIsTheSameKeepsItsBytes() {
    keep("page", answers.stamp(VIDEO));
    var first = answers.find(ADDRESS).orElseThrow();
    answers.forget(VIDEO);
    keep("page", answers.stamp(VIDEO));
    var same = answers.find(ADDRESS).orElseThrow();
    keep("next", answers.stamp(VIDEO));
    var next = answers.find(ADDRESS).orElseThrow();

    assertThat(same.variant(true)).isSameAs(first.variant(true));
    assertThat(same.stamp()).isNotEqualTo(first.stamp());
    assertThat(next.variant(true)).isNotSameAs(first.variant(true));
  }

  @Test
  void aChangeMakesWhatWasReadBeforeItCountNoLonger() {
    keep("old", answers.stamp(VIDEO));

    answers.forget(VIDEO);

    assertThat(answers.find(ADDRESS)).isEmpty();
  }

  @Test
  void aReadingThatBeganBeforeAChangeIsNotKeptAfterIt() {
    long stamp = answers.stamp(VIDEO);
    answers.forget(VIDEO);

    keep("late", stamp);

    assertThat(answers.find(ADDRESS)).isEmpty();
  }

  @Test
  void rightAfterAChangeAPageIsKeptShortlySinceOthersMayNotHaveHeardOfIt() {
    answers.forget(VIDEO);
    keep("perhaps old", answers.stamp(VIDEO));

    pass(Duration.ofMillis(74));
    assertThat(found()).isEqualTo("perhaps old");
    pass(Duration.ofMillis(26));
    assertThat(answers.find(ADDRESS)).isEmpty();
    assertThat(answers.find(ADDRESS)).isEmpty();
  }

  @Test
  void bothEncodingsHoldTheSamePageUnderTagsOfTheirOwn() throws Exception {
    keep("a page ".repeat(500), answers.stamp(VIDEO));

    var answer = answers.find(ADDRESS).orElseThrow();
    var compressed = answer.variant(true);
    var read = new GZIPInputStream(new ByteArrayInputStream(bytes(compressed)));

    assertThat(new String(read.readAllBytes(), UTF_8)).isEqualTo("a page ".repeat(500));
    assertThat(compressed.body().remaining())
        .isLessThan(answer.variant(false).body().remaining() / 10);
    assertThat(compressed.tag()).isNotEqualTo(answer.variant(false).tag());
  }

  @Test
  void onlyPathsOfASubjectHaveAName() {
    assertThat(HotName.of("/v1/pages/subjects/video/1", "/v1/pages/subjects/video/1"))
        .map(HotName::subject)
        .hasValue(VIDEO);
    assertThat(HotName.of("/v1/subjects/video/1", "/v1/subjects/video/1"))
        .map(HotName::subject)
        .hasValue(VIDEO);
    for (var path :
        new String[] {
          "/v1/subjects/video/1/",
          "/v1/subjects/video/1%2f/comments",
          "/v1/subjects/comments",
          "/v1/subjects/Video/1",
          "/v1/subjects//comments",
          "/v1/pages/home",
          "/v1/subjects/"
        }) {
      assertThat(HotName.of(path, path)).as(path).isEmpty();
    }
  }

  private void keep(String body, long stamp) {
    answers.keep(NAME, stamp, body.getBytes(UTF_8), '"' + body + '"');
  }

  private String found() {
    return new String(bytes(answers.find(ADDRESS).orElseThrow().variant(false)), UTF_8);
  }

  private static byte[] bytes(ReadyAnswer.Variant variant) {
    var bytes = new byte[variant.body().remaining()];
    variant.body().duplicate().get(bytes);
    return bytes;
  }

  private void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }
}
