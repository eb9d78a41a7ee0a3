package io.tulou.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.RedisCallback;

class HistoryApiIT extends HistoryPlatform {
  private static final Set<String> CONNECTION =
      Set.of("info", "ping", "hello", "auth", "select", "client");

  @Test
  void aHeartbeatIsReadBackAtOnce() {
    long ada = newMember();

    assertThat(
            door.put(
                    ada,
                    "/video/film",
                    """
                    {"progress":30,"duration":7200,"device":"tv","watchedAt":"2026-11-21T03:04:05.5Z"}
                    """)
                .status())
        .isEqualTo(204);

    var entry = door.get(ada, "/video/film");
    assertThat(entry.status()).isEqualTo(200);
    assertThat(entry.body())
        .isEqualTo(
            Door.json(
                """
                {"subject":{"type":"video","id":"film"},"progress":30,"duration":7200,
                 "finished":false,"device":"tv","watchedAt":"2026-11-21T03:04:05.500Z"}
                """));
    assertThat(door.walk(ada, "", 20)).containsExactly("video/film");
  }

  @Test
  void theLatestWatchedAtWinsWhicheverComesFirst() {
    long ada = newMember();
    door.beat(ada, "film", 100, "2026-11-21T03:00:10Z");
    door.beat(ada, "film", 50, "2026-11-21T03:00:05Z");

    assertThat(door.progress(ada, "film")).isEqualTo(100);
  }

  @Test
  void timesInTheDatabaseAreExact() throws Exception {
    long ada = newMember();
    door.beat(ada, "film", 7, "2026-03-29T01:30:00.007Z");

    drain();

    assertThat(
            jdbc.queryForObject(
                "SELECT CAST(watched_at AS CHAR) FROM history_entry WHERE member_id = ?",
                String.class,
                ada))
        .isEqualTo("2026-03-29 01:30:00.007");
    flushRedis();
    assertThat(door.get(ada, "/video/film").body().get("watchedAt").asString())
        .isEqualTo("2026-03-29T01:30:00.007Z");
  }

  @Test
  void aClockThatIsFarAheadIsClamped() {
    long ada = newMember();
    var before = Instant.now();
    door.beat(ada, "film", 1, "2099-01-01T00:00:00Z");

    var taken = Instant.parse(door.get(ada, "/video/film").body().get("watchedAt").asString());

    assertThat(taken).isBetween(before.plusSeconds(299), Instant.now().plusSeconds(300));
  }

  @Test
  void aDeletedSubjectIsGoneAtOnceAndNothingOlderBringsItBack() throws Exception {
    long ada = newMember();
    door.beat(ada, "film", 10, Instant.now().plusSeconds(200).toString());
    assertThat(door.delete(ada, "/video/film").status()).isEqualTo(204);
    assertThat(door.get(ada, "/video/film").status()).isEqualTo(404);

    door.beat(ada, "film", 20, Instant.now().minusSeconds(60).toString());
    assertThat(door.get(ada, "/video/film").status()).isEqualTo(404);
    drain();
    assertThat(door.get(ada, "/video/film").status()).isEqualTo(404);
    flushRedis();
    door.beat(ada, "film", 20, Instant.now().minusSeconds(60).toString());
    assertThat(door.get(ada, "/video/film").status()).isEqualTo(404);

    door.put(ada, "/video/film", "{\"progress\":5}");
    assertThat(door.progress(ada, "film")).isEqualTo(5);
    drain();
    assertThat(door.progress(ada, "film")).isEqualTo(5);
    assertThat(door.delete(ada, "/video/never-seen").status()).isEqualTo(204);
  }

  @Test
  void aClearedHistoryIsEmptyAndNothingOlderBringsItBack() throws Exception {
    long ada = newMember();
    var older = Instant.now().minusSeconds(30);
    for (int i = 0; i < 60; i++) {
      door.beat(ada, "v" + i, 10, older.toString());
    }
    drain();

    assertThat(door.delete(ada, "").status()).isEqualTo(204);
    assertThat(door.walk(ada, "", 50)).isEmpty();
    door.beat(ada, "v3", 10, older.plusSeconds(1).toString());
    assertThat(door.walk(ada, "", 50)).isEmpty();
    drain();

    assertThat(door.walk(ada, "", 50)).isEmpty();
    assertThat(
            jdbc.queryForObject(
                "SELECT COUNT(*) FROM history_entry WHERE member_id = ?", Long.class, ada))
        .isZero();
    flushRedis();
    assertThat(door.walk(ada, "", 50)).isEmpty();
  }

  @Test
  void whilePausedNothingIsRecorded() throws Exception {
    long ada = newMember();
    assertThat(door.get(ada, "/settings").body().get("paused").asBoolean()).isFalse();
    assertThat(door.put(ada, "/settings", "{\"paused\":true}").status()).isEqualTo(200);

    assertThat(door.put(ada, "/video/film", "{\"progress\":5}").status()).isEqualTo(204);
    assertThat(door.get(ada, "/video/film").status()).isEqualTo(404);
    assertThat(door.post(ada, "/batch", Bodies.batch("{\"progress\":5}")).body().toString())
        .contains("\"outcome\":\"paused\"");
    drain();
    flushRedis();
    assertThat(door.get(ada, "/settings").body().get("paused").asBoolean()).isTrue();
    door.put(ada, "/video/film", "{\"progress\":5}");
    assertThat(door.get(ada, "/video/film").status()).isEqualTo(404);

    door.put(ada, "/settings", "{\"paused\":false}");
    door.put(ada, "/video/film", "{\"progress\":6}");
    assertThat(door.progress(ada, "film")).isEqualTo(6);
  }

  @Test
  void aBatchTellsWhatBecameOfEachEntry() {
    long ada = newMember();
    door.beat(ada, "known", 100, "2026-11-21T03:00:10Z");

    var answer =
        door.post(
            ada,
            "/batch",
            """
            {"entries":[
              {"subject":{"type":"video","id":"known"},"progress":5,"watchedAt":"2026-11-20T00:00:00Z"},
              {"subject":{"type":"video","id":"twice"},"progress":7,"watchedAt":"2026-11-20T00:00:07Z"},
              {"subject":{"type":"video","id":"twice"},"progress":6,"watchedAt":"2026-11-20T00:00:06Z"},
              {"subject":{"type":"video","id":"far"},"progress":9,"duration":8},
              {"subject":{"type":"Not a type","id":"x"},"progress":9},
              {"progress":1}
            ]}
            """);

    assertThat(answer.status()).isEqualTo(200);
    var outcomes =
        answer.body().get("items").valueStream().map(item -> item.get("outcome").asString());
    assertThat(outcomes)
        .containsExactly("older", "recorded", "older", "invalid", "invalid", "invalid");
    assertThat(door.progress(ada, "known")).isEqualTo(100);
    assertThat(door.progress(ada, "twice")).isEqualTo(7);
  }

  @Test
  void aBatchRepeatedUnderItsKeyChangesNothingAndIsAnsweredTheSame() {
    long ada = newMember();
    var batch = Bodies.batch("{\"progress\":10}");
    var first = door.post(ada, "/batch", batch, "batch-1");
    door.beat(ada, "v0", 50, "2026-11-21T03:00:10Z");
    door.put(ada, "/video/v0", "{\"progress\":60}");

    var again = door.post(ada, "/batch", batch, "batch-1");

    assertThat(again).isEqualTo(first);
    assertThat(door.progress(ada, "v0")).isEqualTo(60);
    var other = door.post(ada, "/batch", Bodies.batch("{\"progress\":11}"), "batch-1");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.body().get("code").asString()).isEqualTo("idempotency-key-reused");
    assertThat(door.post(ada, "/batch", batch, "k".repeat(65)).status()).isEqualTo(400);
    assertThat(door.post(newMember(), "/batch", batch, "batch-1").status()).isEqualTo(200);
  }

  @Test
  void aLookUpAnswersWhatWasSeenInTheOrderAsked() {
    long ada = newMember();
    door.beat(ada, "a", 1, "2026-11-21T03:00:00Z");
    door.beat(ada, "b", 2, "2026-11-21T03:00:01Z");

    var seen =
        door.post(
            ada,
            "/lookup",
            """
            {"subjects":[{"type":"video","id":"b"},{"type":"video","id":"none"},
              {"type":"video","id":"a"},{"type":"video","id":"b"}]}
            """);

    assertThat(seen.body().get("items").valueStream().map(each -> each.get("progress").asInt()))
        .containsExactly(2, 1);
  }

  @Test
  void aLookUpOfAHundredSubjectsIsOneCallToRedis() throws Exception {
    long ada = newMember();
    for (int i = 0; i < 100; i += 3) {
      door.put(ada, "/video/v" + i, "{\"progress\":%d}".formatted(i));
    }
    door.get(ada, "");
    drain();
    var wanted = IntStream.range(0, 100).mapToObj(Bodies::subject).collect(Collectors.joining(","));
    var before = redisCalls();

    var seen = door.post(ada, "/lookup", "{\"subjects\":[" + wanted + "]}").body().get("items");

    var calls = redisCalls();
    before.forEach((command, count) -> calls.merge(command, -count, Long::sum));
    calls.values().removeIf(count -> count == 0);
    assertThat(calls).isEqualTo(Map.of("hmget", 1L));
    assertThat(seen.valueStream().map(each -> each.get("progress").asInt()))
        .containsExactlyElementsOf(IntStream.iterate(0, i -> i < 100, i -> i + 3).boxed().toList());
  }

  /** How often each command was called; without those of the connection itself. */
  private Map<String, Long> redisCalls() {
    var stats =
        Objects.requireNonNull(
            redis.execute(
                (RedisCallback<Properties>)
                    connection -> connection.serverCommands().info("commandstats")));
    var calls = new TreeMap<String, Long>();
    for (var name : stats.stringPropertyNames()) {
      var command = name.substring("cmdstat_".length());
      if (!CONNECTION.contains(command)) {
        var count = stats.getProperty(name).replaceFirst("calls=(\\d+),.*", "$1");
        calls.put(command, Long.parseLong(count));
      }
    }
    return calls;
  }

  @Test
  void aWalkShowsEachEntryOnceToTheEndHotAndDeepAndAfterALoss() throws Exception {
    long ada = newMember();
    var start = Instant.parse("2026-11-01T00:00:00Z");
    for (int i = 0; i < 130; i++) {
      // Five of each millisecond, so that pages end within one.
      door.beat(ada, "v" + i, 1, start.plusMillis(i / 5).toString());
    }
    var fresh = door.walk(ada, "", 7);
    assertThat(fresh).hasSize(130).doesNotHaveDuplicates();

    drain();
    assertThat(door.walk(ada, "", 7)).isEqualTo(fresh);
    flushRedis();
    assertThat(door.walk(ada, "", 50)).isEqualTo(fresh);
    assertThat(door.walk(ada, "", 7)).isEqualTo(fresh);
    assertThat(redis.opsForHash().size("{m:" + ada + "}:h")).isLessThan(70);

    door.beat(ada, "v0", 2, start.plusSeconds(60).toString());
    assertThat(door.walk(ada, "", 50)).hasSize(130).doesNotHaveDuplicates().startsWith("video/v0");
    door.beat(ada, "v1", 99, start.minusSeconds(60).toString());
    assertThat(door.progress(ada, "v1")).as("older than a row that is not hot").isEqualTo(1);
    door.delete(ada, "/video/v2");
    assertThat(door.walk(ada, "", 7)).hasSize(129).doesNotContain("video/v2");
  }

  @Test
  void aListCanBeOfOneType() throws Exception {
    long ada = newMember();
    for (int i = 0; i < 60; i++) {
      var type = i % 2 == 0 ? "/video/x" : "/episode/x";
      door.put(ada, type + i, "{\"progress\":1}");
    }
    assertThat(door.walk(ada, "&type=episode", 8)).hasSize(30).allMatch(s -> s.startsWith("epi"));
    drain();
    flushRedis();
    assertThat(door.walk(ada, "&type=episode", 8)).hasSize(30).doesNotHaveDuplicates();
  }

  @Test
  void daysAreCountedOnTheFirstPageInTheReadersZone() {
    long ada = newMember();
    door.beat(ada, "a", 1, "2026-11-20T23:30:00Z");
    door.beat(ada, "b", 1, "2026-11-20T22:00:00Z");

    var page = door.get(ada, "?limit=1&tz=Europe/Berlin").body();

    assertThat(page.get("days"))
        .isEqualTo(
            Door.json(
                """
                [{"date":"2026-11-21","count":1},{"date":"2026-11-20","count":1}]
                """));
    var next = page.get("nextCursor").asString();
    assertThat(door.get(ada, "?limit=1&tz=Europe/Berlin&cursor=" + next).body().has("days"))
        .isFalse();
    assertThat(door.get(ada, "").body().has("days")).isFalse();
  }

  @Test
  void theStampIsTheSameUntilSomethingMoves() throws Exception {
    long ada = newMember();
    var never = door.get(ada, "/last-activity").body();
    assertThat(door.get(ada, "/last-activity").body()).isEqualTo(never);

    door.put(ada, "/video/film", "{\"progress\":5}");
    var once = door.get(ada, "/last-activity").body();
    assertThat(once).isNotEqualTo(never);
    drain();
    assertThat(door.get(ada, "/last-activity").body()).isEqualTo(once);
    door.delete(ada, "/video/film");
    assertThat(door.get(ada, "/last-activity").body()).isNotEqualTo(once);
  }

  @Test
  void anExportIsTheWholeHistoryAndCanBeImported() throws Exception {
    long ada = newMember();
    var start = Instant.parse("2026-11-01T00:00:00Z");
    for (int i = 0; i < 90; i++) {
      door.beat(ada, "v" + i, 1 + i, start.plusSeconds(i).toString());
    }
    drain();

    var lines = door.text(ada, "/v1/history/export").lines().toList();
    assertThat(lines).hasSize(90).doesNotHaveDuplicates();
    assertThat(Door.json(lines.getFirst()).get("subject").get("id").asString()).isEqualTo("v89");
    assertThat(Door.json(lines.getLast()).get("progress").asInt()).isEqualTo(1);

    long bob = newMember();
    var body = "{\"entries\":[" + String.join(",", lines) + "]}";
    var outcome = door.post(bob, "/batch", body).body().toString();
    assertThat(outcome).doesNotContain("invalid").doesNotContain("older");
    assertThat(door.text(bob, "/v1/history/export").lines().toList()).isEqualTo(lines);
  }
}
