package io.tulou.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.local.launcher.Platform;
import io.tulou.local.launcher.Service;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** C1 and C2: what was acknowledged has exactly one effect, whatever is killed meanwhile. */
@ExtendWith(RunningPlatform.class)
class CrashIT {
  private static final int COMMENTS = 300;

  @Test
  void acknowledgedCommentsOutliveTheWorkerThatWasToApplyThem(Door door, Platform platform)
      throws Exception {
    var subject = Door.newSubject();
    var ada = door.newMember("Ada");
    var acknowledged = ConcurrentHashMap.<String>newKeySet();
    var killedAt = new HashSet<Integer>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < COMMENTS; i++) {
        if (i % 100 == 50) {
          platform.kill(Service.COMMENT_JOB);
          killedAt.add(i);
        }
        int number = i;
        threads.submit(() -> publishUntilAcknowledged(ada, subject, number, acknowledged));
      }
    }
    assertThat(killedAt).hasSize(3);
    assertThat(acknowledged).hasSize(COMMENTS);

    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() ->
            assertThat(door.get("/v1/subjects/" + subject).json().path("rootCount").asInt())
                .isEqualTo(COMMENTS));
    assertFloorsWithoutGap(platform, subject);
  }

  private static void publishUntilAcknowledged(
      Member author, String subject, int number, java.util.Set<String> acknowledged) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> {
          var answer =
              author.post(
                  "/v1/subjects/" + subject + "/comments",
                  Map.of("text", "crash " + number),
                  "crash-" + number);
          if (answer.status() == 201 || answer.status() == 202) {
            acknowledged.add(answer.json().path("id").asString());
            return true;
          }
          assertThat(answer.status()).as(answer.body()).isIn(409, 503, 504);
          return false;
        });
  }

  private static void assertFloorsWithoutGap(Platform platform, String subject) throws Exception {
    var servers = platform.servers();
    try (var connection =
            DriverManager.getConnection(
                servers.mysqlUrl("comment"),
                servers.mysqlAdminUser(),
                servers.mysqlAdminPassword());
        var statement =
            connection.prepareStatement(
                """
                SELECT floor FROM comment_index JOIN subject USING (subject_id)
                WHERE subject.id = ? AND root_id = 0 ORDER BY floor
                """)) {
      statement.setString(1, subject.substring(subject.indexOf('/') + 1));
      var floors = new java.util.ArrayList<Integer>();
      var rows = statement.executeQuery();
      while (rows.next()) {
        floors.add(rows.getInt(1));
      }
      assertThat(floors)
          .containsExactlyElementsOf(IntStream.rangeClosed(1, COMMENTS).boxed().toList());
    }
  }
}
