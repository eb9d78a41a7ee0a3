package io.tulou.feed.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.feed.FeedCalls;
import io.tulou.feed.RunningFeedService;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class PostsIT extends RunningFeedService {
  @Autowired private JdbcTemplate jdbc;

  @Test
  void aPostIsAnsweredAsItIsKept() {
    long author = newMember();
    var attachment = Map.of("url", "https://example.org/a.png", "kind", "image", "width", 3);
    var answer =
        as(author)
            .post(
                "/internal/posts",
                Map.of("text", " *hi* ", "attachments", List.of(attachment)),
                Map.of());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("text").asString()).isEqualTo("*hi*");
    assertThat(answer.json().path("html").asString()).isEqualTo("<p><em>hi</em></p>");
    assertThat(answer.json().path("visibility").asString()).isEqualTo("public");
    assertThat(answer.json().path("attachments").path(0).path("width").asInt()).isEqualTo(3);
    assertThat(answer.json().path("createdAt").asString())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    long id = answer.json().path("id").asLong();
    assertThat(asNobody().get("/internal/posts/" + id).json()).isEqualTo(answer.json());
    assertThat(profileOf(author)).isEqualTo(1);
  }

  @Test
  void oneKeyGivesOnePostHoweverOftenAndManyTimesAtOnce() throws Exception {
    long author = newMember();
    var draft = Map.of("text", "once");
    var key = Map.of("Idempotency-Key", "key-1");
    Callable<Long> call =
        () -> as(author).post("/internal/posts", draft, key).json().path("id").asLong();
    var ids = new HashSet<Long>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(IntStream.range(0, 8).mapToObj(_ -> call).toList())) {
        ids.add(answer.get());
      }
    }
    assertThat(ids).hasSize(1).doesNotContain(0L);
    assertThat(profileOf(author)).isEqualTo(1);

    var other = as(author).post("/internal/posts", Map.of("text", "another"), key);
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.json().path("code").asString()).isEqualTo("idempotency-key-reused");
  }

  @ParameterizedTest
  @MethodSource("refusedDrafts")
  void draftsThatAreNotInOrderAreRefused(Object draft, int status, String code) {
    var answer = as(newMember()).post("/internal/posts", draft, Map.of());
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().path("code").asString()).isEqualTo(code);
  }

  static Stream<Arguments> refusedDrafts() {
    var attachment = Map.of("url", "https://example.org/", "kind", "link");
    return Stream.of(
        Arguments.of(Map.of("text", " "), 422, "invalid-text"),
        Arguments.of("{\"text\":\"lone \\ud83d\"}", 422, "invalid-text"),
        Arguments.of(Map.of(), 400, "invalid-request"),
        Arguments.of(Map.of("text", "a", "more", 1), 400, "invalid-request"),
        Arguments.of(Map.of("text", "a", "visibility", "friends"), 400, "invalid-request"),
        Arguments.of(Map.of("text", "a", "visibility", 0), 400, "invalid-request"),
        Arguments.of(
            Map.of("text", "a", "attachments", List.of(Map.of("url", "ftp://x/", "kind", "link"))),
            400,
            "invalid-request"),
        Arguments.of(
            Map.of("text", "a", "attachments", Collections.nCopies(10, attachment)),
            400,
            "invalid-request"),
        Arguments.of(
            Map.of("text", "a", "publishAt", Instant.now().plus(31, ChronoUnit.DAYS).toString()),
            400,
            "invalid-request"));
  }

  @Test
  void aScheduledPostIsItsAuthorsAloneUntilItsTime() {
    long author = newMember();
    long follower = newMember();
    follow(follower, author);
    var at = Instant.now().plusSeconds(2).truncatedTo(ChronoUnit.MILLIS);
    var scheduled =
        as(author)
            .post("/internal/posts", Map.of("text", "later", "publishAt", at.toString()), Map.of());
    long id = scheduled.json().path("id").asLong();
    long before = as(author).publish("now");
    assertThat(as(author).get("/internal/posts/" + id).status()).isEqualTo(200);
    assertThat(as(follower).get("/internal/posts/" + id).status()).isEqualTo(404);
    assertThat(as(author).feed(20, null).ids()).containsExactly(before);
    assertThat(profileOf(author)).isEqualTo(1);

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () -> assertThat(as(follower).feed(20, null).ids()).containsExactly(id, before));
    assertThat(Instant.now()).isAfter(at);
    assertThat(profileOf(author)).isEqualTo(2);
    long after = as(author).publish("even later");
    assertThat(as(author).feed(20, null).ids()).containsExactly(after, id, before);
  }

  @Test
  void postsForFollowersAreThereForThemOnly() {
    long author = newMember();
    long follower = newMember();
    follow(follower, author);
    var answer =
        as(author)
            .post("/internal/posts", Map.of("text", "us", "visibility", "followers"), Map.of());
    var one = "/internal/posts/" + answer.json().path("id").asLong();
    var list = "/internal/members/" + author + "/posts?limit=20";

    assertThat(as(follower).get(one).status()).isEqualTo(200);
    assertThat(as(follower).get(list).json().path("items")).hasSize(1);
    for (var other : List.of(asNobody(), as(newMember()))) {
      assertThat(other.get(one).status()).isEqualTo(404);
      assertThat(other.get(list).json().path("items")).isEmpty();
      assertThat(other.get(list).json().path("nextCursor").isNull()).isTrue();
    }
    as(author).put("/v1/members/" + follower + "/block");
    assertThat(as(follower).get(one).status()).isEqualTo(404);
  }

  @Test
  void anAuthorsPostsAreListedToTheirEndOnce() {
    long author = newMember();
    var posts = IntStream.range(0, 45).mapToObj(i -> as(author).publish("post " + i)).toList();
    var seen = new ArrayList<Long>();
    var cursor = "";
    do {
      var page = asNobody().get("/internal/members/" + author + "/posts?limit=20" + cursor).json();
      page.path("items").forEach(item -> seen.add(item.path("id").asLong()));
      cursor =
          page.path("nextCursor").isNull() ? null : "&cursor=" + page.path("nextCursor").asString();
    } while (cursor != null);
    assertThat(seen).isEqualTo(posts.reversed());
    assertThat(asNobody().get("/internal/members/" + newMember() + "1/posts?limit=20").status())
        .isEqualTo(404);
  }

  @Test
  void deletingIsForTheAuthorAndModerators() {
    long author = newMember();
    long post = as(author).publish("soon gone");
    var path = "/v1/posts/" + post;
    assertThat(asNobody().delete(path).status()).isEqualTo(401);
    assertThat(as(newMember()).delete(path).status()).isEqualTo(403);
    assertThat(as(author).delete(path).status()).isEqualTo(204);
    assertThat(as(author).delete(path).status()).isEqualTo(204);
    assertThat(as(newMember()).delete(path).status()).isEqualTo(404);
    assertThat(as(author).get("/internal/posts/" + post).status()).isEqualTo(404);
    assertThat(profileOf(author)).isZero();

    long other = as(author).publish("for a moderator");
    assertThat(as(newMember(), "moderate").delete("/v1/posts/" + other).status()).isEqualTo(204);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() ->
            jdbc.queryForList("SELECT event_id FROM event_outbox WHERE ordered_by = ?", author)
                .isEmpty());
  }

  private int profileOf(long author) {
    FeedCalls nobody = asNobody();
    return nobody.get("/v1/members/" + author).json().path("postCount").asInt();
  }
}
