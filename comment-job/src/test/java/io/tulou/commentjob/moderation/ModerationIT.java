package io.tulou.commentjob.moderation;

import static io.tulou.contract.moderation.SanctionKind.SHADOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.commentjob.Operator.Answer;
import io.tulou.commentjob.RunningJob;
import io.tulou.commentjob.Wishes;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.Topic;
import io.tulou.contract.moderation.SanctionEvent;
import io.tulou.contract.moderation.SanctionEvent.SanctionSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rules and sanctions as moderators set them. */
class ModerationIT extends RunningJob {
  private static final String RULES = "/v1/moderation/rules";
  private static final long LIVE_WITHIN_SECONDS = 5;

  @AfterEach
  void withoutRules() {
    put(Map.of("version", version()));
  }

  @Test
  void aSetOfRulesIsAnsweredAsItWasPutAndChangedOnlyOnTopOfTheLatest() {
    long version = version();
    var rules =
        Map.of(
            "version",
            version,
            "words",
            List.of(Map.of("name", "spam", "action", "hold", "words", List.of("casino"))),
            "patterns",
            List.of(Map.of("name", "phone", "action", "mask", "pattern", "[0-9]{3}-[0-9]{4}")),
            "linkLimit",
            2);

    assertThat(put(rules).body().path("version").asLong()).isEqualTo(version + 1);
    assertThat(put(rules).status()).isEqualTo(409);
    var changed =
        call("PATCH", RULES + "/words/spam", "{\"add\":[\"poker\"],\"remove\":[\"casino\"]}");
    assertThat(changed.status()).as(changed.body().toString()).isEqualTo(200);

    var present = call("GET", RULES, null).body();
    assertThat(present.path("version").asLong()).isEqualTo(version + 2);
    assertThat(present.path("words").path(0).path("words").path(0).asString()).isEqualTo("poker");
    assertThat(present.path("patterns").path(0).path("action").asString()).isEqualTo("mask");
    assertThat(present.path("linkLimit").asInt()).isEqualTo(2);
    assertThat(call("PATCH", RULES + "/words/none", "{\"add\":[\"poker\"]}").status())
        .isEqualTo(404);
  }

  @Test
  void whatCannotBeFollowedIsRefusedAndChangesNothing() {
    long version = version();
    for (var bad :
        List.of(
            "\"words\":[{\"name\":\"a\",\"action\":\"hold\",\"words\":[\"x\"]}]",
            "\"words\":[{\"name\":\"A b\",\"action\":\"hold\",\"words\":[\"xyz\"]}]",
            "\"words\":[{\"name\":\"a\",\"action\":\"burn\",\"words\":[\"xyz\"]}]",
            "\"patterns\":[{\"name\":\"a\",\"action\":\"hold\",\"pattern\":\"(a)\\\\1\"}]",
            "\"patterns\":[{\"name\":\"a\",\"action\":\"hold\",\"pattern\":\"x*\"}]",
            "\"patterns\":[{\"name\":\"a\",\"action\":\"hold\",\"pattern\":\"ab\"},"
                + "{\"name\":\"a\",\"action\":\"hold\",\"pattern\":\"cd\"}]",
            "\"reportThreshold\":-1",
            "\"unknown\":1")) {
      var answer = call("PUT", RULES, "{\"version\":%d,%s}".formatted(version, bad));
      assertThat(answer.status()).as(bad).isEqualTo(400);
    }
    assertThat(version()).isEqualTo(version);
    assertThat(operator().call("GET", RULES, null, Set.of("operate"), null).status())
        .isEqualTo(403);
  }

  @Test
  void theThresholdOfReportsIsLiveWithinSeconds() {
    put(Map.of("version", version(), "reportThreshold", 2));
    var wishes = new Wishes(new SubjectRef("video", "reported"));
    await()
        .atMost(Duration.ofSeconds(LIVE_WITHIN_SECONDS))
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> {
          var publish = wishes.publish(Wishes.nextId(), 0, 5);
          append(
              publish,
              wishes.report(publish.commentId(), 1),
              wishes.report(publish.commentId(), 2));
          drain();
          assertThat(state(publish.commentId())).isEqualTo(1);
        });
  }

  @Test
  void aSanctionStandsInItsTableAndInTheAuditAndCanBeLifted() {
    var path = "/v1/moderation/members/4711/sanction";
    var until = "2126-01-01T00:00:00Z";

    var put = call("PUT", path, Map.of("kind", "mute", "until", until, "reason", "flooding"));
    assertThat(put.status()).as(put.body().toString()).isEqualTo(200);
    assertThat(call("PUT", path, Map.of("kind", "shadow", "reason", "spam")).status())
        .isEqualTo(200);
    assertThat(
            jdbc.queryForObject(
                "SELECT kind FROM member_sanction WHERE member_id = 4711", String.class))
        .isEqualTo("shadow");
    assertThat(call("DELETE", path, null).status()).isEqualTo(204);
    assertThat(call("DELETE", path, null).status()).isEqualTo(204);

    assertThat(
            jdbc.queryForList(
                "SELECT COALESCE(kind, 'lifted') FROM sanction_change WHERE member_id = 4711"
                    + " ORDER BY change_id",
                String.class))
        .containsExactly("mute", "shadow", "lifted");
    assertThat(
            call(
                    "PUT",
                    path,
                    Map.of("kind", "mute", "until", "2020-01-01T00:00:00Z", "reason", "x"))
                .status())
        .isEqualTo(400);
    assertThat(
            call("PUT", "/v1/moderation/members/9/sanction", Map.of("kind", "ban", "reason", "x"))
                .status())
        .isEqualTo(400);
  }

  @Test
  void theLogIsToldOfASanctionAndThatItWasLiftedWithGrowingVersions() {
    var path = "/v1/moderation/members/4712/sanction";
    call("PUT", path, Map.of("kind", "shadow", "reason", "spam"));
    await()
        .atMost(Duration.ofSeconds(LIVE_WITHIN_SECONDS))
        .untilAsserted(() ->
            assertThat(toldOf(4712)).extracting(SanctionSnapshot::kind).containsExactly(SHADOW));

    call("DELETE", path, null);
    await()
        .atMost(Duration.ofSeconds(LIVE_WITHIN_SECONDS))
        .untilAsserted(() ->
            assertThat(toldOf(4712))
                .extracting(SanctionSnapshot::kind)
                .containsExactly(SHADOW, null));
    assertThat(toldOf(4712))
        .extracting(SanctionSnapshot::version)
        .isSorted()
        .doesNotHaveDuplicates();
  }

  private List<SanctionSnapshot> toldOf(long memberId) {
    var codec = new MessageCodec<>(SanctionEvent.class);
    return readAll(Topic.MEMBER_SANCTIONS).stream()
        .map(record -> codec.decode(record.value()))
        .map(SanctionEvent.SanctionChanged.class::cast)
        .map(SanctionEvent.SanctionChanged::sanction)
        .filter(sanction -> sanction.memberId() == memberId)
        .toList();
  }

  private Answer put(Map<String, ?> rules) {
    return call("PUT", RULES, rules);
  }

  private Answer call(String method, String path, Object body) {
    return operator().call(method, path, body, Set.of("moderate"), null);
  }

  private long version() {
    return call("GET", RULES, null).body().path("version").asLong();
  }

  private int state(long commentId) {
    return jdbc.queryForObject(
        "SELECT state FROM comment_index WHERE comment_id = ?", Integer.class, commentId);
  }
}
