package io.tulou.feed.post;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.feed.FeedCalls.Answer;
import io.tulou.feed.RunningFeedService;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class ErasureIT extends RunningFeedService {
  @Autowired private JdbcTemplate jdbc;

  @Test
  void nothingThatAMemberWroteOrWasCalledIsLeftAndNoReplayBringsItBack() {
    long ada = newMember();
    long bo = newMember();
    follow(bo, ada);
    long shown = as(ada).publish("shown");
    long deleted = as(ada).publish("deleted");
    as(ada).delete("/v1/posts/" + deleted);
    as(ada)
        .post(
            "/internal/posts",
            Map.of("text", "later", "publishAt", Instant.now().plusSeconds(3_600).toString()),
            Map.of());
    long others = as(bo).publish("of somebody else");
    assertThat(written(ada)).isEqualTo(3);

    var first = erase(ada);
    var second = erase(ada);
    var replay =
        asNobody()
            .post(
                "/internal/replays/feed",
                Map.of("postIds", List.of(shown, deleted), "dryRun", false),
                Map.of());

    assertThat(replay.status()).isEqualTo(200);
    assertThat(replay.json().path("postIds").size()).isZero();
    assertThat(first.json().path("erased").asInt()).isEqualTo(3);
    assertThat(first.json().path("left").asInt()).isZero();
    assertThat(second.json().path("erased").asInt()).isZero();
    assertThat(written(ada)).isZero();
    assertThat(as(bo).feed(20, null).ids()).containsExactly(others);
    assertThat(jdbc.queryForMap("SELECT * FROM member WHERE member_id = ?", ada))
        .containsEntry("name", "Member " + ada)
        .containsEntry("picture", null)
        .containsEntry("post_count", 0);
    assertThat(written(bo)).as("what others wrote").isEqualTo(1);
  }

  private Answer erase(long member) {
    var answer =
        asNobody()
            .post("/internal/erasures", Map.of("memberId", member, "isFirst", true), Map.of());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer;
  }

  private long written(long author) {
    return jdbc.queryForList(
            "SELECT COUNT(*) FROM post WHERE author_id = ? AND (text <> '' OR html <> '')",
            Long.class,
            author)
        .getFirst();
  }
}
