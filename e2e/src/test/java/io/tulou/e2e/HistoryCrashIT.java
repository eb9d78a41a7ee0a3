package io.tulou.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.contract.Topic;
import io.tulou.local.launcher.Platform;
import io.tulou.local.launcher.Service;
import io.tulou.local.server.LocalServers;
import io.tulou.local.server.ServerKind;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever is killed: a history ends as its acknowledged heartbeats say, the latest of each. */
@ExtendWith(RunningPlatform.class)
class HistoryCrashIT {
  private static final int MEMBERS = 6;
  private static final int SUBJECTS = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration TO_READ_ON = Duration.ofSeconds(5);
  private static final String GROUP = "history-writer";
  private static final String ENTRY = "/v1/history/video/crash-";

  @Test
  void theLatestAcknowledgedHeartbeatStandsAfterEachPartWasKilledInTurn(
      Door door, Platform platform) throws Exception {
    var watchers = new ArrayList<Watcher>();
    for (int i = 0; i < MEMBERS; i++) {
      watchers.add(new Watcher(door.newMember("Watcher"), i));
    }
    var isOver = new AtomicBoolean();
    var killed = new HashSet<String>();
    try (var threads = Executors.newFixedThreadPool(MEMBERS)) {
      var watching = new ArrayList<Future<?>>();
      watchers.forEach(watcher -> watching.add(threads.submit(() -> watcher.watch(isOver))));
      try {
        for (var part : parts(platform)) {
          awaitProgress(watchers);
          killed.addAll(writers(platform).keySet());
          part.run();
        }
        awaitProgress(watchers);
      } finally {
        isOver.set(true);
      }
      for (var each : watching) {
        each.get();
      }
    }

    for (var watcher : watchers) {
      watcher.assertShown();
    }
    awaitOthersHaveTakenOver(platform, killed);
    // Whoever has just taken over may hold little yet, and leaves the rest to the next.
    await()
        .pollInterval(TO_READ_ON)
        .atMost(PATIENCE)
        .untilAsserted(() -> assertWrittenAtAnOrderlyEnd(platform, watchers));
    for (var watcher : watchers) {
      watcher.assertShown();
    }
  }

  /** The service is killed before and after the servers, while it catches up, too. */
  private static List<Runnable> parts(Platform platform) {
    return List.of(
        () -> platform.kill(Service.HISTORY_SERVICE),
        () -> kill(platform, ServerKind.REDIS),
        () -> kill(platform, ServerKind.KAFKA),
        () -> kill(platform, ServerKind.MARIADB),
        () -> platform.kill(Service.HISTORY_SERVICE));
  }

  /** Whoever runs it starts it again. */
  private static void kill(Platform platform, ServerKind kind) {
    if (platform.servers() instanceof LocalServers local) {
      local.process(kind).kill();
    } else {
      throw new IllegalStateException(kind.label() + " runs in a container");
    }
  }

  /** Until each has got on, everything that is needed is there again. */
  private static void awaitProgress(List<Watcher> watchers) {
    var before = watchers.stream().map(Watcher::acknowledged).toList();
    await()
        .atMost(PATIENCE)
        .until(() -> {
          for (int i = 0; i < before.size(); i++) {
            if (watchers.get(i).acknowledged() < before.get(i) + 10) {
              return false;
            }
          }
          return true;
        });
  }

  /** Until then a worker holds nothing that an orderly end could write. */
  private static void awaitOthersHaveTakenOver(Platform platform, Set<String> killed) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(ExecutionException.class)
        .until(() -> {
          var writers = writers(platform);
          return Collections.disjoint(writers.keySet(), killed)
              && writers.values().stream().mapToInt(Integer::intValue).sum()
                  == Topic.HISTORY_ENTRIES.partitions();
        });
  }

  /** Those in the group that writes history, and how many partitions each has. */
  private static Map<String, Integer> writers(Platform platform) throws Exception {
    try (var admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, platform.servers().kafkaBootstrap()))) {
      var members =
          admin
              .describeConsumerGroups(List.of(GROUP))
              .describedGroups()
              .get(GROUP)
              .get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
              .members();
      return members.stream()
          .collect(
              Collectors.toMap(
                  MemberDescription::consumerId,
                  member -> member.assignment().topicPartitions().size()));
    }
  }

  /** What is gathered is written; what comes up again knows only the tables. */
  private static void assertWrittenAtAnOrderlyEnd(Platform platform, List<Watcher> watchers)
      throws Exception {
    platform.stop(Service.HISTORY_SERVICE);
    try {
      assertWritten(platform, watchers);
    } finally {
      platform.resume(Service.HISTORY_SERVICE);
    }
  }

  private static void assertWritten(Platform platform, List<Watcher> watchers) throws SQLException {
    var servers = platform.servers();
    try (var connection =
            DriverManager.getConnection(
                servers.mysqlUrl("history"),
                servers.mysqlAdminUser(),
                servers.mysqlAdminPassword());
        var select =
            connection.prepareStatement(
                "SELECT id, progress FROM history_entry WHERE member_id = ? AND listed = 1")) {
      for (var watcher : watchers) {
        select.setLong(1, watcher.member.id());
        var stored = new HashMap<String, Integer>();
        try (var rows = select.executeQuery()) {
          while (rows.next()) {
            stored.put(rows.getString(1), rows.getInt(2));
          }
        }
        assertThat(stored).isEqualTo(watcher.expected());
      }
    }
  }

  /** Somebody with several devices: now and then one that was offline tells of earlier times. */
  private static final class Watcher {
    private final Member member;
    private final Random random;
    private final Instant start = Instant.now().minusSeconds(3_600).truncatedTo(ChronoUnit.MILLIS);

    /** By subject, the millisecond of the latest heartbeat; its progress tells the same. */
    private final Map<Integer, Integer> latest = new HashMap<>();

    private volatile int acknowledged;

    Watcher(Member member, int seed) {
      this.member = member;
      this.random = new Random(seed);
    }

    int acknowledged() {
      return acknowledged;
    }

    void watch(AtomicBoolean isOver) {
      for (int now = 1; !isOver.get(); now++) {
        int subject = random.nextInt(SUBJECTS);
        int at = random.nextInt(4) == 0 ? Math.max(1, now - random.nextInt(50)) : now;
        beatUntilAcknowledged(subject, at);
        latest.merge(subject, at, Math::max);
        acknowledged++;
        assertNotOlder(subject);
      }
    }

    private void beatUntilAcknowledged(int subject, int at) {
      var body = Map.of("progress", at, "watchedAt", start.plusMillis(at).toString());
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(100))
          .pollDelay(Duration.ZERO)
          .ignoreExceptionsInstanceOf(UncheckedIOException.class)
          .until(() -> {
            int status = member.call("PUT", ENTRY + subject, body).status();
            assertThat(status).isIn(204, 429, 502, 503, 504);
            return status == 204;
          });
    }

    /** While parts are away a read may fail or say that it is behind; it may not be silent. */
    private void assertNotOlder(int subject) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(100))
          .pollDelay(Duration.ZERO)
          .ignoreExceptionsInstanceOf(UncheckedIOException.class)
          .until(() -> {
            var read = member.get(ENTRY + subject);
            assertThat(read.status()).as(read.body()).isNotEqualTo(404);
            return read.status() == 200
                && (read.json().path("behind").asBoolean()
                    || read.json().path("progress").asInt() == latest.getOrDefault(subject, 0));
          });
    }

    void assertShown() {
      await()
          .atMost(PATIENCE)
          .ignoreExceptionsInstanceOf(UncheckedIOException.class)
          .untilAsserted(() -> {
            var shown = new HashMap<String, Integer>();
            var page = member.get("/v1/history?limit=50").expect(200);
            assertThat(page.json().has("behind")).isFalse();
            for (var item : page.items()) {
              shown.put(item.path("subject").path("id").asString(), item.path("progress").asInt());
            }
            assertThat(shown).isEqualTo(expected());
          });
    }

    Map<String, Integer> expected() {
      var expected = new HashMap<String, Integer>();
      latest.forEach((subject, at) -> expected.put("crash-" + subject, at));
      return expected;
    }
  }
}
