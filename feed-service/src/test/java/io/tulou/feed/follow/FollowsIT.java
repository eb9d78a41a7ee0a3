package io.tulou.feed.follow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.feed.RunningFeedService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

class FollowsIT extends RunningFeedService {
  @Autowired private JdbcTemplate jdbc;

  @Test
  void followingTwiceIsFollowingOnce() {
    long member = newMember();
    long author = newMember();
    follow(member, author);
    follow(member, author);
    assertThat(profile(author).path("followerCount").asInt()).isEqualTo(1);
    assertThat(profile(member).path("followingCount").asInt()).isEqualTo(1);

    var seen = as(member).get("/v1/members/" + author).json();
    assertThat(seen.path("id").asString()).isEqualTo(Long.toString(author));
    assertThat(seen.path("viewer").toString())
        .isEqualTo("{\"following\":true,\"followedBy\":false,\"muted\":false,\"blocked\":false}");
    assertThat(profile(author).has("viewer")).isFalse();

    as(member).delete("/v1/members/" + author + "/follow");
    assertThat(as(member).delete("/v1/members/" + author + "/follow").status()).isEqualTo(204);
    assertThat(profile(author).path("followerCount").asInt()).isZero();
    assertThat(profile(member).path("followingCount").asInt()).isZero();
  }

  @Test
  void aBlockEndsFollowingBothWaysAndPreventsIt() {
    long one = newMember();
    long other = newMember();
    follow(one, other);
    follow(other, one);
    as(one).put("/v1/members/" + other + "/block");
    assertThat(profile(one).path("followerCount").asInt()).isZero();
    assertThat(profile(other).path("followerCount").asInt()).isZero();
    assertThat(as(one).put("/v1/members/" + other + "/follow").status()).isEqualTo(403);
    assertThat(as(other).put("/v1/members/" + one + "/follow").status()).isEqualTo(403);
    as(one).delete("/v1/members/" + other + "/block");
    follow(other, one);
    assertThat(profile(one).path("followerCount").asInt()).isEqualTo(1);
  }

  @Test
  void otherServicesAreToldWhoBlocksAWriter() {
    long writer = newMember();
    long blocker = newMember();
    long muter = newMember();
    long blocked = newMember();
    as(blocker).put("/v1/members/" + writer + "/block");
    as(muter).put("/v1/members/" + writer + "/mute");
    as(writer).put("/v1/members/" + blocked + "/block");
    var path = "/internal/blocks?id=%d&id=%d&id=%d".formatted(blocker, muter, blocked);

    assertThat(as(writer).get(path).text()).isEqualTo("[" + blocker + "]");
    assertThat(as(blocked).get("/internal/blocks?id=" + writer).text())
        .isEqualTo("[" + writer + "]");
    as(blocker).delete("/v1/members/" + writer + "/block");
    assertThat(as(writer).get(path).text()).isEqualTo("[]");
    assertThat(asNobody().get(path).status()).isEqualTo(401);
    assertThat(as(writer).get("/internal/blocks?id=1" + "&id=1".repeat(20)).status())
        .isEqualTo(400);
  }

  @Test
  void whoeverCannotBeFollowedIsRefused() {
    long member = newMember();
    assertThat(as(member).put("/v1/members/" + member + "/follow").status()).isEqualTo(422);
    assertThat(as(member).put("/v1/members/" + member + "/block").status()).isEqualTo(422);
    assertThat(as(member).put("/v1/members/9007199254740991/follow").status()).isEqualTo(404);
    assertThat(as(member).put("/v1/members/0x1/follow").status()).isEqualTo(404);
    assertThat(asNobody().put("/v1/members/" + member + "/follow").status()).isEqualTo(401);
    var unknown = as(member).get("/v1/members/" + member + "/followers?offset=3");
    assertThat(unknown.json().path("code").asString()).isEqualTo("invalid-request");
  }

  @Test
  void followersAreListedNewestFirst() {
    long author = newMember();
    var followers = new ArrayList<String>();
    for (int i = 0; i < 5; i++) {
      long follower = newMember();
      follow(follower, author);
      followers.addFirst(Long.toString(follower));
    }
    var path = "/v1/members/" + author + "/followers?limit=3";
    var first = asNobody().get(path).json();
    var second = asNobody().get(path + "&cursor=" + first.path("nextCursor").asString()).json();
    var seen = new ArrayList<String>();
    for (var page : List.of(first, second)) {
      page.path("items").forEach(item -> seen.add(item.path("id").asString()));
    }
    assertThat(seen).isEqualTo(followers);
    assertThat(second.path("nextCursor").isNull()).isTrue();
    assertThat(first.path("items").path(0).path("name").asString()).startsWith("Name ");
    var elsewhere = "/v1/members/" + author + "/following?cursor=";
    assertThat(
            asNobody()
                .get(elsewhere + first.path("nextCursor").asString())
                .json()
                .path("code")
                .asString())
        .isEqualTo("invalid-cursor");
  }

  @Test
  void countsStayExactWhileManyFollowAndBlockEachOther() throws Exception {
    var members = LongStream.range(0, 6).map(_ -> newMember()).toArray();
    Callable<Boolean> storm =
        () -> {
          var random = new Random();
          for (int i = 0; i < 60; i++) {
            long member = members[random.nextInt(members.length)];
            long other = members[random.nextInt(members.length)];
            var path = "/v1/members/" + other;
            var answer =
                switch (random.nextInt(6)) {
                  case 0 -> as(member).delete(path + "/follow");
                  case 1 -> as(member).put(path + "/block");
                  case 2 -> as(member).delete(path + "/block");
                  default -> as(member).put(path + "/follow");
                };
            assertThat(answer.status()).as(answer.text()).isIn(204, 403, 422);
          }
          return true;
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(List.of(storm, storm, storm, storm))) {
        assertThat(done.get()).isTrue();
      }
    }
    assertCountsAreExact();
  }

  @Test
  void importsAreExactAndDoneTwiceTheyChangeNothing() {
    var operator = as(1, "operate");
    var random = new Random(5);
    var edges = new ArrayList<Map<String, Long>>();
    for (int i = 0; i < 1_000; i++) {
      edges.add(
          Map.of(
              "memberId", 5_000_000L + random.nextInt(60),
              "authorId", 5_000_000L + random.nextInt(60)));
    }
    var named =
        List.of(
            Map.of("id", 5_000_000L, "name", "Imported", "createdAt", "2014-01-01T00:00:00Z"),
            Map.of("id", 5_000_001L));
    for (int round = 0; round < 2; round++) {
      assertThat(operator.post("/internal/import/follows", edges, Map.of()).status())
          .isEqualTo(200);
      assertThat(operator.post("/internal/import/members", named, Map.of()).status())
          .isEqualTo(200);
      assertCountsAreExact();
    }
    long distinct =
        edges.stream().distinct().filter(e -> !e.get("memberId").equals(e.get("authorId"))).count();
    assertThat(
            jdbc.queryForObject(
                "SELECT COUNT(*) FROM following WHERE member_id >= 5000000 AND author_id < 6000000",
                Long.class))
        .isEqualTo(distinct);
    assertThat(profile(5_000_000).path("name").asString()).isEqualTo("Imported");
    assertThat(profile(5_000_001).path("name").asString()).isEqualTo("Member 5000001");
    assertThat(as(1).post("/internal/import/follows", edges, Map.of()).status()).isEqualTo(403);
    assertThat(operator.post("/internal/import/follows", List.of(), Map.of()).status())
        .isEqualTo(400);
  }

  @Test
  void tenThousandEdgesTakeSecondsAndNotMinutes() {
    var operator = as(1, "operate");
    var random = new Random(6);
    long start = System.nanoTime();
    for (int batch = 0; batch < 10; batch++) {
      var edges = new ArrayList<Map<String, Long>>();
      for (int i = 0; i < 1_000; i++) {
        edges.add(
            Map.of(
                "memberId", 7_000_000L + random.nextInt(3_000),
                "authorId", 7_000_000L + random.nextInt(3_000)));
      }
      assertThat(operator.post("/internal/import/follows", edges, Map.of()).status())
          .isEqualTo(200);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    assertThat(seconds).isLessThan(60);
    assertCountsAreExact();
  }

  private void assertCountsAreExact() {
    for (var counted :
        List.of(
            "follower_count <> COALESCE(n, 0)|follower|author_id",
            "follower_count <> COALESCE(n, 0)|following|author_id",
            "following_count <> COALESCE(n, 0)|following|member_id",
            "following_count <> COALESCE(n, 0)|follower|member_id")) {
      var parts = counted.split("\\|");
      assertThat(
              jdbc.queryForList(
                  """
                  SELECT m.member_id FROM member m
                  LEFT JOIN (SELECT %3$s AS id, COUNT(*) AS n FROM %2$s GROUP BY %3$s) c
                    ON c.id = m.member_id
                  WHERE %1$s
                  """
                      .formatted((Object[]) parts)))
          .as(counted)
          .isEmpty();
    }
  }

  private JsonNode profile(long member) {
    return asNobody().get("/v1/members/" + member).json();
  }
}
