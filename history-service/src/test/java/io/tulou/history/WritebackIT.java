package io.tulou.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class WritebackIT extends HistoryPlatform {
  private static final int ROUNDS = 1_000;

  @Autowired private MeterRegistry meters;

  @Test
  void aFilmOfHeartbeatsCostsFewRowWritesAndEveryOneIsReadBack() throws Exception {
    int members = 4;
    int heartbeats = 300;
    drain();
    double rowsBefore = meters.counter("tulou.history.rows.written").count();
    double appliedBefore = meters.counter("tulou.history.applied").count();
    var watching = new ArrayList<Callable<Boolean>>();
    var ids = new ArrayList<Long>();
    for (int i = 0; i < members; i++) {
      long member = newMember();
      ids.add(member);
      watching.add(() -> watch(member, heartbeats));
    }

    together(watching);
    drain();

    double rows = meters.counter("tulou.history.rows.written").count() - rowsBefore;
    double applied = meters.counter("tulou.history.applied").count() - appliedBefore;
    assertThat(applied).isEqualTo(members * heartbeats);
    assertThat(applied / rows).as("heartbeats for each row write").isGreaterThan(20);
    for (long member : ids) {
      assertThat(storedProgress(member)).isEqualTo(heartbeats);
    }
  }

  /** A film that plays as fast as it is acknowledged. */
  private boolean watch(long member, int heartbeats) {
    for (int second = 1; second <= heartbeats; second++) {
      var body = "{\"progress\":%d,\"duration\":7200}".formatted(second);
      assertThat(door.put(member, "/video/film", body).status()).isEqualTo(204);
      assertThat(door.get(member, "/video/film").body().get("progress").asInt()).isEqualTo(second);
    }
    return true;
  }

  @Test
  void deliveredTwiceAfterADeathBetweenCommitAndOffsetChangesNothing() throws Exception {
    long ada = newMember();
    for (int i = 0; i < 20; i++) {
      door.put(ada, "/video/v" + i, "{\"progress\":%d}".formatted(i));
    }
    door.delete(ada, "/video/v3");
    drain();
    var rows = rows();
    var pages = door.walk(ada, "", 50);
    double written = meters.counter("tulou.history.rows.written").count();
    long polls = polls();

    historyEntries.stop();
    patiently().until(() -> !historyEntries.isRunning());
    forgetOffsets();
    historyEntries.start();
    patiently().until(() -> polls() > polls);
    drain();

    assertThat(rows()).isEqualTo(rows);
    assertThat(meters.counter("tulou.history.rows.written").count()).isEqualTo(written);
    assertThat(door.walk(ada, "", 50)).isEqualTo(pages);
  }

  /** Handed to the workers. */
  private long polls() {
    return meters
        .get("tulou.log.batch")
        .tags("topic", "history.entries", "group", group())
        .summary()
        .count();
  }

  private void forgetOffsets() throws Exception {
    var zero =
        partitions().stream()
            .collect(Collectors.toMap(each -> each, each -> new OffsetAndMetadata(0)));
    try (var admin = admin()) {
      patiently()
          .ignoreExceptions()
          .until(() -> {
            admin.alterConsumerGroupOffsets(group(), zero).all().get();
            return true;
          });
    }
  }

  @Test
  void whatRedisLostIsThereAtTheNextReadThoughTheDatabaseDoesNotHaveItYet() throws Exception {
    long ada = newMember();
    for (int round = 0; round < 20; round++) {
      for (int i = 0; i < 10; i++) {
        door.put(ada, "/video/v" + (10 * round + i), "{\"progress\":%d}".formatted(i));
      }
      flushRedis();
      assertThat(door.walk(ada, "", 50)).as("round %d", round).hasSize(10 * (round + 1));
      assertThat(door.get(ada, "?limit=1").body().has("behind")).isFalse();
    }
    var before = door.walk(ada, "", 50);
    drain();
    assertThat(door.walk(ada, "", 50)).isEqualTo(before);
    flushRedis();
    assertThat(door.walk(ada, "", 50)).isEqualTo(before);
  }

  @Test
  void withoutWorkersAReadSaysThatItMayBeBehindAndWhoComesAfterThemGathersTheSame()
      throws Exception {
    long ada = newMember();
    door.put(ada, "/video/first", "{\"progress\":1}");
    drain();
    historyEntries.stop();
    patiently().until(() -> !historyEntries.isRunning());
    try {
      door.put(ada, "/video/second", "{\"progress\":2}");
      flushRedis();
      var page = door.get(ada, "").body();
      assertThat(page.get("behind").asBoolean()).isTrue();
      assertThat(page.get("items")).hasSize(1);
    } finally {
      historyEntries.start();
      awaitWorkers();
    }
    drain();
    patiently().untilAsserted(() -> assertThat(door.walk(ada, "", 50)).hasSize(2));
    // For some seconds after that nobody is asked, in any history.
    patiently().until(() -> !door.get(newMember(), "").body().has("behind"));
  }

  @Test
  void nothingOlderThanAClearEverReturnsThoughDevicesGoOn() throws Exception {
    long ada = newMember();
    for (int round = 0; round < ROUNDS; round++) {
      var devices = new ArrayList<Callable<Boolean>>();
      for (int device = 0; device < 3; device++) {
        devices.add(() -> heartbeats(ada));
      }
      var clearedAfter = new ArrayList<Instant>();
      devices.add(() -> {
        clearedAfter.add(Instant.now().truncatedTo(ChronoUnit.MILLIS));
        return door.delete(ada, "").status() == 204;
      });
      assertThat(together(devices)).containsOnly(true);

      var late = clearedAfter.getFirst().minusMillis(1);
      door.put(ada, "/video/late", "{\"progress\":1,\"watchedAt\":\"%s\"}".formatted(late));

      for (var item : door.get(ada, "?limit=50").body().get("items")) {
        assertThat(Instant.parse(item.get("watchedAt").asString()))
            .as("round %d: %s", round, item)
            .isAfterOrEqualTo(clearedAfter.getFirst());
      }
    }
    var shown = door.get(ada, "?limit=50").body();
    drain();
    assertThat(door.get(ada, "?limit=50").body()).isEqualTo(shown);
    flushRedis();
    assertThat(door.get(ada, "?limit=50").body()).isEqualTo(shown);
  }

  private boolean heartbeats(long member) {
    for (int i = 0; i < 4; i++) {
      int subject = ThreadLocalRandom.current().nextInt(5);
      if (door.put(member, "/video/v" + subject, "{\"progress\":1}").status() != 204) {
        return false;
      }
    }
    return true;
  }

  private int storedProgress(long member) {
    var progress =
        jdbc.queryForObject(
            "SELECT progress FROM history_entry WHERE member_id = ?", Integer.class, member);
    return progress == null ? -1 : progress;
  }

  private static <T> List<T> together(List<Callable<T>> work) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new ArrayList<T>();
      for (Future<T> each : threads.invokeAll(work)) {
        results.add(each.get());
      }
      return results;
    }
  }
}
