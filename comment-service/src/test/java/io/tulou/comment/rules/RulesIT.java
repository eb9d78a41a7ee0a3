package io.tulou.comment.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.tulou.comment.testing.Platform;
import io.tulou.comment.testing.ShownPage;
import io.tulou.comment.testing.ShownPage.ShownComment;
import io.tulou.comment.testing.WritingTest;
import io.tulou.common.identity.Caller;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.moderation.RuleAction;
import io.tulou.contract.moderation.RuleSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;
import org.springframework.web.client.RestClientResponseException;

/** Rules and sanctions that moderators set, as writers and readers meet them. */
class RulesIT extends WritingTest {
  private static final Duration LIVE_WITHIN = Duration.ofSeconds(5);
  private static final Caller EVE = member(6001);
  private static long changes = 1_000;

  @AfterEach
  void liftSanction() {
    sanction(EVE, null);
    await()
        .atMost(LIVE_WITHIN)
        .ignoreExceptionsInstanceOf(RestClientResponseException.class)
        .untilAsserted(() ->
            assertThat(publish(EVE, fresh(), null, "free", null).comment().state())
                .isEqualTo(CommentState.VISIBLE));
  }

  @AfterAll
  void withoutRules() {
    put(RuleSet.NONE);
  }

  @Test
  void newRulesAreFollowedWithinSeconds() {
    put(
        new RuleSet(
            List.of(
                new RuleSet.WordList("banned", RuleAction.REJECT, List.of("zzviagra")),
                new RuleSet.WordList("suspect", RuleAction.HOLD, List.of("zzcasino")),
                new RuleSet.WordList("rude", RuleAction.MASK, List.of("zzblimey"))),
            List.of(),
            null,
            null,
            0,
            null,
            0));
    await()
        .atMost(LIVE_WITHIN)
        .untilAsserted(() ->
            assertThat(refusal(() -> publish(ADA, fresh(), null, "z.z.v1agra!", null)))
                .startsWith("422")
                .contains("invalid-text"));

    var held = publish(ADA, fresh(), null, "at the zzcasin0", null).comment();
    assertThat(held.state()).isEqualTo(CommentState.PENDING);
    assertThat(held.text()).isEqualTo("at the zzcasin0");

    var subject = fresh();
    var own = publish(ADA, subject, null, "ZZBLIMEY, a house", null).comment();
    assertThat(own.text()).isEqualTo("ZZBLIMEY, a house");
    var seen = api(BOB).getComment(own.id());
    assertThat(seen.text()).isEqualTo("\u2022\u2022\u2022\u2022\u2022\u2022\u2022\u2022, a house");
    assertThat(seen.html()).doesNotContain("ZZB");
    assertThat(seen.state()).isEqualTo(CommentState.VISIBLE);
    assertThat(
            body(
                http(MODERATOR),
                HttpMethod.GET,
                "/internal/moderation/comments?authorId=1001",
                null))
        .isNotNull();

    var edited = publish(ADA, fresh(), null, "a house", null).comment();
    var status =
        status(
            http(ADA),
            HttpMethod.PATCH,
            "/internal/comments/" + edited.id(),
            "{\"text\":\"zzviagra\"}");
    assertThat(status).isEqualTo(422);
  }

  @Test
  void whoIsBannedMayNotWriteAndWhoIsMutedHasToWait() {
    sanction(EVE, "ban");
    await()
        .atMost(LIVE_WITHIN)
        .untilAsserted(() ->
            assertThat(refusal(() -> publish(EVE, fresh(), null, "hello", null)))
                .startsWith("403")
                .contains("forbidden"));
    long id = publish(ADA, fresh(), null, "like me", null).comment().id();
    assertThat(
            status(
                http(EVE),
                HttpMethod.PUT,
                "/v1/comments/" + id + "/reaction",
                "{\"kind\":\"like\"}"))
        .isEqualTo(403);
    assertThat(
            status(
                http(EVE),
                HttpMethod.POST,
                "/v1/comments/" + id + "/reports",
                "{\"reason\":\"spam\"}"))
        .isEqualTo(403);

    sanction(EVE, "mute");
    await()
        .atMost(LIVE_WITHIN)
        .untilAsserted(() ->
            assertThat(refusal(() -> publish(EVE, fresh(), null, "hello", null)))
                .startsWith("429")
                .contains("rate-limited"));
  }

  @Test
  void whoIsShadowedSeesEverythingAsIfItWerePublishedAndNobodyElseSeesAnything() {
    sanction(EVE, "shadow");
    var subject = fresh();
    publish(ADA, subject, null, "a root of Ada's", null);
    await()
        .atMost(LIVE_WITHIN)
        .untilAsserted(() ->
            assertThat(shadowed(publish(EVE, fresh(), null, "hi", null).comment().id())).isTrue());

    var own = publish(EVE, subject, null, "buy this", null).comment();
    redis.delete(redis.keys("*own:*"));
    redis.delete(redis.keys("*fresh:*"));

    assertThat(own.state()).isEqualTo(CommentState.VISIBLE);
    assertThat(own.floor()).isEqualTo(2);
    assertThat(roots(EVE, subject)).extracting(ShownComment::id).contains(own.id()).hasSize(2);
    assertThat(roots(EVE, subject))
        .extracting(ShownComment::state)
        .containsOnly(CommentState.VISIBLE);
    assertThat(api(EVE).getComment(own.id()).state()).isEqualTo(CommentState.VISIBLE);
    assertThat(ShownPage.of(api(EVE).listByAuthor(6001, 20, null)).items())
        .filteredOn(view -> view.id() == own.id())
        .extracting(ShownComment::state)
        .containsExactly(CommentState.VISIBLE);
    for (var other : List.of(BOB, Caller.NOBODY)) {
      assertThat(roots(other, subject)).hasSize(1);
      assertThat(status(http(other), HttpMethod.GET, "/internal/comments/" + own.id(), null))
          .isEqualTo(404);
      assertThat(ShownPage.of(api(other).listByAuthor(6001, 20, null)).items())
          .extracting(ShownComment::id)
          .doesNotContain(own.id());
    }
    assertThat(api(MODERATOR).getComment(own.id()).state()).isEqualTo(CommentState.SHADOWED);
    assertThat(body(http(BOB), HttpMethod.GET, "/v1/subjects/" + subject.key(), null))
        .contains("\"commentCount\":1");
  }

  @Test
  void whoIsShadowedAnswersItselfAndLikesItselfAndNobodyElseMeetsAnyOfIt() {
    sanction(EVE, "shadow");
    var subject = fresh();
    long adas = publish(ADA, subject, null, "a root of Ada's", null).comment().id();
    await()
        .atMost(LIVE_WITHIN)
        .untilAsserted(() ->
            assertThat(shadowed(publish(EVE, fresh(), null, "hi", null).comment().id())).isTrue());
    long own = publish(EVE, subject, null, "buy this", null).comment().id();
    redis.delete(redis.keys("*own:*"));
    redis.delete(redis.keys("*fresh:*"));
    var like = "{\"kind\":\"like\"}";

    assertThat(body(http(EVE), HttpMethod.PUT, "/v1/comments/" + own + "/reaction", like))
        .contains("\"likeCount\":1");
    long answer = publish(EVE, subject, null, "and this", own).comment().id();
    long elsewhere = publish(EVE, subject, null, "mine too", adas).comment().id();

    assertThat(shadowed(answer)).isTrue();
    assertThat(roots(EVE, subject))
        .extracting(ShownComment::id, ShownComment::replyCount, view -> ids(view.replies()))
        .containsExactlyInAnyOrder(
            tuple(own, 1, List.of(answer)), tuple(adas, 1, List.of(elsewhere)));
    assertThat(ShownPage.of(api(EVE).listReplies(own, "oldest", 20, null)).items())
        .extracting(ShownComment::id, ShownComment::state)
        .containsExactly(tuple(answer, CommentState.VISIBLE));
    assertThat(roots(BOB, subject))
        .extracting(ShownComment::id, ShownComment::replyCount, view -> ids(view.replies()))
        .containsExactly(tuple(adas, 0, List.of()));
    for (long hidden : List.of(own, answer)) {
      assertThat(status(http(BOB), HttpMethod.PUT, "/v1/comments/" + hidden + "/reaction", like))
          .isEqualTo(404);
      assertThat(refusal(() -> publish(BOB, subject, null, "what?", hidden))).startsWith("4");
    }
  }

  private static List<Long> ids(List<ShownComment> views) {
    return views.stream().map(ShownComment::id).toList();
  }

  @Test
  void whoIsPremoderatedAwaitsReview() {
    sanction(EVE, "premoderate");
    await()
        .atMost(LIVE_WITHIN)
        .untilAsserted(() ->
            assertThat(publish(EVE, fresh(), null, "hello", null).comment().state())
                .isEqualTo(CommentState.PENDING));
  }

  @Test
  void aMemberIsToldOfItsSanctionAndNeverOfAShadow() {
    sanction(EVE, "premoderate");
    await()
        .atMost(LIVE_WITHIN)
        .untilAsserted(() ->
            assertThat(ownSanctions(EVE)).isEqualTo("{\"items\":[{\"kind\":\"premoderate\"}]}"));
    assertThat(ownSanctions(BOB)).isEqualTo("{\"items\":[]}");
    assertThat(status(http(Caller.NOBODY), HttpMethod.GET, "/internal/own-sanctions", null))
        .isEqualTo(401);

    sanction(EVE, "shadow");
    await()
        .atMost(LIVE_WITHIN)
        .untilAsserted(() -> assertThat(ownSanctions(EVE)).isEqualTo("{\"items\":[]}"));
    assertThat(shadowed(publish(EVE, fresh(), null, "still here", null).comment().id())).isTrue();
  }

  private String ownSanctions(Caller member) {
    return body(http(member), HttpMethod.GET, "/internal/own-sanctions", null);
  }

  @Test
  void aTrialTellsWhatRulesWouldHaveMatched() {
    long id = publish(ADA, fresh(), null, "the quuxcasino is open", null).comment().id();
    var trial =
        """
        {"words":[{"name":"suspect","action":"hold","words":["quuxcasino"]}],
         "patterns":[{"name":"open","action":"flag","pattern":"quux[a-z]+ is open"}]}
        """;

    var result = body(http(MODERATOR), HttpMethod.POST, "/v1/moderation/rules/dry-run", trial);

    assertThat(result)
        .contains("\"commentId\":\"" + id + "\"")
        .contains("\"suspect\":1")
        .contains("\"open\":1")
        .contains("\"matched\":1");
    assertThat(status(http(ADA), HttpMethod.POST, "/v1/moderation/rules/dry-run", trial))
        .isEqualTo(403);
    assertThat(
            status(
                http(MODERATOR),
                HttpMethod.POST,
                "/v1/moderation/rules/dry-run",
                "{\"patterns\":[{\"name\":\"a\",\"action\":\"hold\",\"pattern\":\"(\"}]}"))
        .isEqualTo(400);
  }

  private static boolean shadowed(long commentId) {
    return Platform.admin()
            .queryForObject(
                "SELECT state FROM comment_index WHERE comment_id = ?", Integer.class, commentId)
        == 4;
  }

  private static void put(RuleSet rules) {
    Platform.admin()
        .update(
            "INSERT INTO rule_set SELECT COALESCE(MAX(version), 0) + 1, ?, 9, 'test', ?,"
                + " UTC_TIMESTAMP(3) FROM rule_set",
            ++changes,
            new String(new MessageCodec<>(RuleSet.class).encode(rules), StandardCharsets.UTF_8));
  }

  private static void sanction(Caller member, String kind) {
    Platform.admin()
        .update(
            "REPLACE INTO member_sanction VALUES (?, ?, NULL, 'test', ?, UTC_TIMESTAMP(3))",
            member.memberId(),
            kind,
            ++changes);
  }
}
