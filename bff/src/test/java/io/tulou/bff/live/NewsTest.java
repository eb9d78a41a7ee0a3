package io.tulou.bff.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.bff.testing.DoorTest;
import io.tulou.bff.testing.EventStream;
import io.tulou.common.log.LogEar;
import io.tulou.common.log.LogRecord;
import io.tulou.contract.feed.PostEvent;
import io.tulou.contract.feed.PostSnapshot;
import io.tulou.contract.feed.PostState;
import io.tulou.contract.feed.TieEvent;
import io.tulou.contract.feed.TieEvent.TieSnapshot;
import io.tulou.contract.http.Visibility;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class NewsTest extends DoorTest {
  private static final String NEWS = "/v1/feed/news";

  private final long member = newMember();
  private final long followed = newMember();
  private final long stranger = newMember();
  @Autowired private NewsDesk desk;

  @BeforeEach
  void follow() {
    FEED.answer("GET /internal/feed", 200, "{\"items\":[],\"nextCursor\":null,\"latest\":\"L1\"}");
    FEED.answer(
        "GET /internal/feed/sources",
        200,
        "{\"authorIds\":[%d,%d],\"complete\":true}".formatted(member, followed));
    FEED.answer("GET " + NEWS, 200, "{\"count\":3,\"capped\":false}");
  }

  @Test
  void newsAreCountedWhenSomebodyFollowedPostsAndOnlyThen() {
    try (var stream = EventStream.open(listen("/v1/live?feed=true"))) {
      stream.await("retry: ");
      posts(stranger);
      desk.pace();
      assertThat(FEED.calls(NEWS)).isEmpty();

      posts(followed);

      stream.await("event: feed\ndata: {\"count\":3,\"capped\":false}");
      var call = FEED.calls(NEWS).getFirst();
      assertThat(call.query()).isEqualTo("since=L1");
      assertThat(internalTokens().verify(call.header("Tulou-identity")).orElseThrow().memberId())
          .isEqualTo(member);
    }
  }

  @Test
  void whoListensToItsNotificationsHearsFirstHowTheyStand() {
    HISTORY.answer("GET /internal/notifications/unread", 200, "{\"latest\":6,\"unread\":3}");
    try (var stream = EventStream.open(listen("/v1/live?notifications=true"))) {
      stream.await("event: notification\ndata: {\"latest\":6,\"unread\":3}");
    }
    HISTORY.reset();
    try (var stream = EventStream.open(listen("/v1/live?notifications=true"))) {
      stream.await("retry: ");
      assertThat(stream.text()).doesNotContain("event: ");
    }
  }

  @Test
  void whomTheMemberComesToFollowWhileItListensMattersToo() {
    try (var stream = EventStream.open(listen("/v1/live?feed=true"))) {
      stream.await("retry: ");
      FEED.answer("GET " + NEWS, 200, "{\"count\":0,\"capped\":false}");
      comesToFollow(stranger);
      await().until(() -> FEED.calls(NEWS).size() == 1);
      FEED.answer("GET " + NEWS, 200, "{\"count\":1,\"capped\":false}");

      posts(stranger);

      stream.await("event: feed\ndata: {\"count\":1,\"capped\":false}");
    }
  }

  @Test
  void aBurstOfPostsIsCountedOnce() {
    try (var stream = EventStream.open(listen("/v1/live?feed=true"))) {
      stream.await("retry: ");
      for (int i = 0; i < 50; i++) {
        posts(followed);
      }
      stream.await("event: feed");
      posts(followed);
      desk.pace();

      assertThat(FEED.calls(NEWS)).hasSize(1);
    }
  }

  @Test
  void whoNamesThePageItHasHearsWhatCameSince() {
    try (var stream = EventStream.open(listen("/v1/live?feed=true&since=mine"))) {
      stream.await("event: feed\ndata: {\"count\":3");
      assertThat(FEED.calls(NEWS)).allMatch(call -> call.query().equals("since=mine"));
    }
  }

  @Test
  void aPageOfSomebodyElsesIsRefusedBeforeTheStreamBegins() {
    FEED.problem("GET " + NEWS, 400, "invalid-cursor");
    var answer = send(listen("/v1/live?feed=true&since=other"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(code(answer)).isEqualTo("invalid-cursor");
  }

  @Test
  void withoutWhomTheMemberFollowsEveryPostMatters() {
    FEED.answer("GET /internal/feed/sources", 503, "");
    try (var stream = EventStream.open(listen("/v1/live?feed=true"))) {
      stream.await("retry: ");
      posts(stranger);
      await().until(() -> !FEED.calls(NEWS).isEmpty());
      stream.await("event: feed");
    }
  }

  private HttpRequest.Builder listen(String path) {
    return request(path).headers(bearer(ISSUER.token(member)));
  }

  private void comesToFollow(long author) {
    var event = new TieEvent.TieChanged(new TieSnapshot(member, author, true, false, false, 1));
    new TieEar(desk)
        .hear(
            List.of(
                new LogEar.Heard<TieEvent>(
                    0, new LogRecord<>(1, Instant.EPOCH, event.key(), event))),
            new long[8]);
  }

  private void posts(long author) {
    var post =
        new PostSnapshot(
            1,
            author,
            "text",
            "<p>text</p>",
            List.of(),
            Visibility.PUBLIC,
            PostState.PUBLISHED,
            Instant.EPOCH,
            1);
    var event = new PostEvent.PostChanged(post);
    desk.hear(
        List.of(
            new LogEar.Heard<PostEvent>(0, new LogRecord<>(1, Instant.EPOCH, event.key(), event))),
        new long[8]);
  }
}
