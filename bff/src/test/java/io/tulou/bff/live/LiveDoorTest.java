package io.tulou.bff.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.bff.testing.DoorTest;
import io.tulou.bff.testing.EventStream;
import io.tulou.bff.testing.Issuer;
import io.tulou.common.log.LogEar;
import io.tulou.common.log.LogRecord;
import io.tulou.common.overload.AdaptiveLimiter;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentEvent;
import io.tulou.contract.comment.CommentState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class LiveDoorTest extends DoorTest {
  private static long offset;
  private static long commentId = 1_000;

  private final SubjectRef subject = new SubjectRef("video", "live-" + newMember());
  private final String path = "/v1/live?subject=" + subject.key();
  @Autowired private CommentEar log;
  @Autowired private LiveHub hub;
  @Autowired private LivePace pace;
  @Autowired private MeterRegistry meters;
  @Autowired private Clock clock;
  @Autowired private AdaptiveLimiter limiter;

  @BeforeEach
  void follow() {
    log.begin(new long[] {offset, 0, 0, 0, 0, 0, 0, 0});
    COMMENTS.answer(
        "GET /v1/subjects/" + subject.key(),
        200,
        """
        {"type":"%s","id":"%s","state":"open","mode":"post","slowModeSeconds":0,\
        "rootCount":4,"commentCount":9,"createdAt":null}\
        """
            .formatted(subject.type(), subject.id()));
  }

  @Test
  void aStreamBringsWhatHappensWhileItIsOpen() {
    try (var stream = EventStream.open(request(path).header("Accept", "text/event-stream"))) {
      assertThat(stream.status()).isEqualTo(200);
      assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
      assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
      assertThat(stream.header("ETag")).isEmpty();
      stream.await("retry: ");

      long id = happens();

      stream.await("\"id\":\"" + id + "\"");
      assertThat(stream.text()).contains("event: comment", "\"rootCount\":4", "\"commentCount\":9");
      stream.await("event: counts");
    }
    await()
        .untilAsserted(() -> {
          happens();
          assertThat(hub.unknown(List.of(subject))).containsExactly(subject);
        });
  }

  @Test
  void whoComesBackHearsWhatWasMissed() {
    String id;
    try (var stream = EventStream.open(request(path))) {
      stream.await("id: ");
      id = stream.lastId();
    }
    long missed = happens();
    try (var stream = EventStream.open(request(path).header("Last-Event-ID", id))) {
      stream.await("\"id\":\"" + missed + "\"");
    }
  }

  @Test
  void anOpenStreamTakesNoPlaceOfARequest() {
    try (var stream = EventStream.open(request(path))) {
      stream.await("retry: ");
      await().until(() -> limiter.inFlight() == 0);
      assertThat(hub.unknown(List.of(subject))).isEmpty();
    }
  }

  @Test
  void manyListenersAskOnceHowTheirSubjectStands() {
    try (var first = EventStream.open(request(path));
        var second = EventStream.open(request(path))) {
      first.await("retry: ");
      second.await("retry: ");
      assertThat(COMMENTS.calls("/v1/subjects/" + subject.key())).hasSize(1);
    }
  }

  @Test
  void aReaderThatDoesNotReadIsCutOffWhileOthersHearEverything() throws IOException {
    double before = meters.counter("tulou.live.cut").count();
    try (var quick = EventStream.open(request(path));
        var slow = new Socket()) {
      slow.setReceiveBufferSize(4_096);
      slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      slow.getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      quick.await("retry: ");
      assertThat(slow.getInputStream().read()).isEqualTo('H');

      // More than the buffers of both sockets take, but never more than the quick one has read.
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> {
            quick.await("\"id\":\"" + happen(400) + "\"");
            return meters.counter("tulou.live.cut").count() > before;
          });

      assertThat(meters.counter("tulou.live.cut").count()).isEqualTo(before + 1);
      quick.await("\"id\":\"" + happens() + "\"");
    }
  }

  @Test
  void whenTheNodeStopsStreamsEndWithAHintWhenToComeBack() {
    try (var stream = EventStream.open(request(path))) {
      stream.await("retry: 2000");

      pace.stop();
      try {
        stream.awaitEnd();
        assertThat(stream.text().lastIndexOf("retry: ")).isGreaterThan(0);
        var refused = get(path);
        assertThat(refused.statusCode()).isEqualTo(503);
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      } finally {
        pace.start();
      }
    }
  }

  @Test
  void whatIsForMembersNeedsAToken() {
    assertThat(code(get("/v1/live?feed=true"))).isEqualTo("unauthenticated");
    assertThat(code(get("/v1/live?notifications=true"))).isEqualTo("unauthenticated");
  }

  @Test
  void aStreamWithATokenThatIsOverIsNotOpened() {
    var over = Date.from(Instant.now(clock).minusSeconds(120));
    var token = ISSUER.token(Issuer.claims(7).expirationTime(over).build());
    assertThat(get(path, bearer(token)).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/live",
        "/v1/live?feed=false",
        "/v1/live?feed=yes",
        "/v1/live?feed=true&feed=true",
        "/v1/live?subject=video",
        "/v1/live?subject=Video/1",
        "/v1/live?subject=video/1/2",
        "/v1/live?subject=",
        "/v1/live?subject=video/1&other=1"
      })
  void strangeWishesAreRefused(String strange) {
    var answer = get(strange, "Accept", "text/event-stream");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo("invalid-request");
    assertThat(COMMENTS.calls()).isEmpty();
  }

  @Test
  void anIdThatIsNotOursIsRefused() {
    assertThat(code(get(path, "Last-Event-ID", "abc"))).isEqualTo("invalid-cursor");
  }

  @Test
  void aStreamIsNotJson() {
    assertThat(get(path, "Accept", "application/json").statusCode()).isEqualTo(406);
  }

  @Test
  void nobodyListensToASubjectOfWhichItIsNotKnownWhetherItIsHidden() {
    COMMENTS.reset();
    assertThat(code(get(path))).isEqualTo("unavailable");
    assertThat(hub.unknown(List.of(subject))).containsExactly(subject);
  }

  /** A new comment; its id. */
  private long happens() {
    return happen(1);
  }

  /** New comments in one poll; the id of the last. */
  private long happen(int count) {
    var heard = new ArrayList<LogEar.Heard<CommentEvent>>();
    for (int i = 0; i < count; i++) {
      var event = Stage.comment(subject, ++commentId, CommentState.VISIBLE, 0, 1, clock.instant());
      heard.add(
          new LogEar.Heard<>(0, new LogRecord<>(offset++, clock.instant(), event.key(), event)));
    }
    log.hear(heard, new long[] {offset, 0, 0, 0, 0, 0, 0, 0});
    return commentId;
  }
}
