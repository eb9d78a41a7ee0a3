package io.tulou.bff.hotpage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.bff.edge.Route;
import io.tulou.bff.edge.RouteTimers;
import io.tulou.bff.testing.DoorTest;
import io.tulou.bff.testing.Sample;
import io.tulou.contract.SubjectRef;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(
    properties = {
      "tulou.hot-pages.per-second=3",
      "tulou.hot-pages.kept=1h",
      "tulou.limits.trusted-proxies=127.0.0.1",
      "tulou.limits.address-reads.per-second=500",
      "tulou.limits.address-reads.burst=500"
    })
class HotDoorTest extends DoorTest {
  @Autowired private HotAnswers answers;
  @Autowired private MeterRegistry meters;

  @Test
  void whatManyAskForIsAnsweredAsBeforeWithoutAskingAnybody() {
    COMMENTS.answer("GET /internal/subjects/video/same/comments", 200, Sample.page(5, 1, "null"));
    var ordinary = get("/v1/subjects/video/same/comments");
    heat("/v1/subjects/video/same/comments");

    int asked = COMMENTS.calls().size();
    var ready = get("/v1/subjects/video/same/comments");

    assertThat(COMMENTS.calls()).hasSize(asked);
    assertThat(ready.statusCode()).isEqualTo(200);
    assertThat(ready.body()).isEqualTo(ordinary.body());
    assertThat(headers(ready)).isEqualTo(headers(ordinary));
    assertThat(ready.headers().firstValue("Trace-Id").orElseThrow()).hasSize(32);
  }

  @Test
  void whoHasItAlreadyIsToldSoInBothEncodings() throws Exception {
    COMMENTS.answer("GET /internal/subjects/video/known/comments", 200, Sample.page(5, 1, "null"));
    heat("/v1/subjects/video/known/comments");
    var path = "/v1/subjects/video/known/comments";
    var whole = get(path);
    var packed =
        client()
            .send(
                request(path).header("Accept-Encoding", "br, gzip").build(),
                BodyHandlers.ofByteArray());

    assertThat(packed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()));
    assertThat(new String(unpacked.readAllBytes(), UTF_8)).isEqualTo(whole.body());
    var tag = whole.headers().firstValue("ETag").orElseThrow();
    for (var known : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
      var unchanged = get(path, "If-None-Match", known);
      assertThat(unchanged.statusCode()).as(known).isEqualTo(304);
      assertThat(unchanged.body()).isEmpty();
      assertThat(unchanged.headers().firstValue("ETag")).hasValue(tag);
    }
    assertThat(get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    var packedTag = packed.headers().firstValue("ETag").orElseThrow();
    assertThat(get(path, "If-None-Match", packedTag, "Accept-Encoding", "gzip").statusCode())
        .isEqualTo(304);
  }

  @Test
  void aChangeThatWasHeardIsSeenByTheNextReader() {
    COMMENTS.answer("GET /internal/subjects/video/moved/comments", 200, Sample.page(5, 1, "null"));
    heat("/v1/subjects/video/moved/comments");
    COMMENTS.answer("GET /internal/subjects/video/moved/comments", 200, Sample.page(6, 1, "null"));
    assertThat(json(get("/v1/subjects/video/moved/comments")).path("items")).hasSize(5);

    answers.forget(new SubjectRef("video", "moved"));

    assertThat(json(get("/v1/subjects/video/moved/comments")).path("items")).hasSize(6);
  }

  @Test
  void whoAsksWhileSomebodyBringsAPageWaitsForThatOne() {
    var path = "/v1/subjects/video/crowd/comments";
    COMMENTS.answer("GET /internal/subjects/video/crowd/comments", 200, Sample.page(5, 1, "null"));
    heat(path);
    COMMENTS.takes(Duration.ofMillis(150));
    answers.forget(new SubjectRef("video", "crowd"));
    int asked = COMMENTS.calls().size();

    var crowd = together(path, 40);

    assertThat(crowd).extracting(HttpResponse::statusCode).containsOnly(200);
    assertThat(crowd).extracting(HttpResponse::body).containsOnly(get(path).body());
    // One brings it; it counts for 100 ms right after a change, in which not all may have asked.
    assertThat(COMMENTS.calls().size() - asked).isBetween(1, 8);
  }

  @Test
  void whoWaitsForAPageThatDoesNotComeGoesTheOrdinaryWay() {
    var path = "/v1/subjects/video/broken/comments";
    COMMENTS.answer("GET /internal/subjects/video/broken/comments", 200, Sample.page(5, 1, "null"));
    heat(path);
    COMMENTS.problem("GET /internal/subjects/video/broken/comments", 404, "not-found");
    answers.forget(new SubjectRef("video", "broken"));

    assertThat(together(path, 40)).extracting(HttpResponse::statusCode).containsOnly(404);
  }

  @Test
  void whoWaitsForAPageThatHangsGoesTheOrdinaryWay() {
    var path = "/v1/subjects/video/hangs/comments";
    COMMENTS.answer("GET /internal/subjects/video/hangs/comments", 200, Sample.page(5, 1, "null"));
    heat(path);
    COMMENTS.hold();
    answers.forget(new SubjectRef("video", "hangs"));
    int asked = COMMENTS.calls().size();

    var under =
        IntStream.range(0, 10)
            .mapToObj(_ -> client().sendAsync(request(path).build(), BodyHandlers.ofString()))
            .toList();

    await().until(() -> COMMENTS.calls().size() >= asked + under.size());
    COMMENTS.reset();
    under.forEach(answer -> assertThat(answer.join().statusCode()).isPositive());
  }

  private List<HttpResponse<String>> together(String path, int readers) {
    var under =
        IntStream.range(0, readers)
            .mapToObj(_ -> client().sendAsync(request(path).build(), BodyHandlers.ofString()))
            .toList();
    return under.stream().map(CompletableFuture::join).toList();
  }

  @Test
  void aFailureIsNotKept() {
    COMMENTS.problem("GET /internal/subjects/video/away/comments", 404, "not-found");
    for (int i = 0; i < 20; i++) {
      assertThat(get("/v1/subjects/video/away/comments").statusCode()).isEqualTo(404);
    }
    COMMENTS.answer("GET /internal/subjects/video/away/comments", 200, Sample.page(1, 1, "null"));

    assertThat(get("/v1/subjects/video/away/comments").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "Authorization,Bearer nonsense,401",
    "Accept,text/html,406",
    "Origin,https://elsewhere.test,200",
    "X-Lane,blue,200"
  })
  void whoeverWantsSomethingElseTakesTheOrdinaryWay(String header, String value, int status) {
    COMMENTS.answer("GET /internal/subjects/video/own/comments", 200, Sample.page(5, 1, "null"));
    heat("/v1/subjects/video/own/comments");
    int asked = COMMENTS.calls().size();

    var answer = get("/v1/subjects/video/own/comments", header, value);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(COMMENTS.calls()).hasSize(status == 200 ? asked + 1 : asked);
  }

  @Test
  void theLimitOfAnAddressCountsWhatIsReadyToo() {
    COMMENTS.answer("GET /internal/subjects/video/much/comments", 200, Sample.page(1, 1, "null"));
    heat("/v1/subjects/video/much/comments");
    double counted = new RouteTimers(meters).of(Route.ROOTS, 200).count();

    int answered = 0;
    HttpResponse<String> last;
    do {
      last = get("/v1/subjects/video/much/comments", "X-Forwarded-For", "198.51.100.7");
      answered++;
    } while (last.statusCode() == 200 && answered < 20_000);

    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(answered).isGreaterThan(500);
    assertThat(new RouteTimers(meters).of(Route.ROOTS, 200).count() - counted)
        .isEqualTo(answered - 1.0);
  }

  /** Asks until nobody further inside is asked any more. */
  private void heat(String path) {
    await()
        .until(() -> {
          int before = COMMENTS.calls().size();
          for (int i = 0; i < 4; i++) {
            assertThat(get(path).statusCode()).isEqualTo(200);
          }
          return COMMENTS.calls().size() == before;
        });
  }

  private static TreeMap<String, String> headers(HttpResponse<String> answer) {
    var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
    answer.headers().map().forEach((name, values) -> headers.put(name, values.toString()));
    headers.remove("Trace-Id");
    headers.remove("Date");
    headers.remove("Vary");
    headers.remove("Content-Length");
    headers.remove("Transfer-Encoding");
    return headers;
  }
}
