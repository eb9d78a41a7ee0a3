package io.tulou.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.local.importer.ImportCommand;
import io.tulou.local.importer.ImportTarget;
import io.tulou.local.launcher.Platform;
import io.tulou.local.launcher.Service;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@ExtendWith(RunningPlatform.class)
class ImportIT {
  @TempDir private Path folder;

  @Test
  void countsEqualTheFileAndARepeatedImportChangesNothing(Door door, Platform platform)
      throws Exception {
    var discussion = Discussion.write(folder, "e2e-twice", 5, 12, 1);

    run(platform, "stackexchange", discussion.file().toString());
    assertCounts(door, platform, discussion);
    run(platform, "stackexchange", discussion.file().toString(), "--restart");

    assertCounts(door, platform, discussion);
  }

  @Test
  void aWorkerKilledInMidImportLeavesFloorsWithoutGapAndExactCounts(Door door, Platform platform)
      throws Exception {
    var discussion = Discussion.write(folder, "e2e-killed", 20, 150, 2);
    var importing =
        CompletableFuture.runAsync(
            () -> run(platform, "stackexchange", discussion.file().toString()));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> count(platform, discussion, "COUNT(*)", "root_id = 0") > 0);

    platform.kill(Service.COMMENT_JOB);
    importing.join();

    assertCounts(door, platform, discussion);
  }

  @Test
  void aGraphIsFollowedAsItsEdgesSayHoweverOftenItIsImported(Door door, Platform platform)
      throws Exception {
    var file =
        Files.write(
            folder.resolve("e2e-graph.txt"),
            List.of("# who follows whom", "1 2", "1 3", "2 3", "4\t3", "3 1", "1 2", "5 5"));

    for (int i = 0; i < 2; i++) {
      run(platform, "graph", file.toString(), "--member-offset", "880000000", "--restart");
      var profile = door.get("/v1/members/880000003").expect(200).json();
      assertThat(profile.path("followerCount").asInt()).isEqualTo(3);
      assertThat(profile.path("followingCount").asInt()).isEqualTo(1);
      assertThat(door.get("/v1/members/880000001/following").expect(200).each("id"))
          .containsExactlyInAnyOrder("880000002", "880000003");
    }
  }

  private static void run(Platform platform, String... args) {
    var servers = platform.servers();
    var out = new StringWriter();
    var writer = new PrintWriter(out);
    var command =
        new ImportCommand(
            () ->
                ImportTarget.in(
                    platform.folder(),
                    platform.url(),
                    platform.innerUrl(Service.FEED_SERVICE),
                    servers.kafkaBootstrap(),
                    servers.redisUrl()),
            writer);
    var line = new CommandLine(command).setOut(writer).setErr(writer);
    assertThat(line.execute(args)).as(out.toString()).isZero();
  }

  private static void assertCounts(Door door, Platform platform, Discussion discussion)
      throws Exception {
    discussion
        .roots()
        .forEach((subject, roots) ->
            await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(
                    () -> assertThat(rootCount(door, discussion, subject)).isEqualTo(roots)));
    assertThat(count(platform, discussion, "COUNT(*)", "root_id = 0"))
        .isEqualTo(discussion.rootCount());
    assertThat(count(platform, discussion, "COUNT(*)", "root_id <> 0"))
        .isEqualTo(discussion.replies());
    assertThat(count(platform, discussion, "SUM(like_count)", "TRUE"))
        .isEqualTo(discussion.likes());
    assertThat(count(platform, discussion, "SUM(reply_count)", "root_id = 0"))
        .isEqualTo(discussion.replies());
    assertThat(count(platform, discussion, "COUNT(DISTINCT subject_id, floor)", "root_id = 0"))
        .isEqualTo(discussion.rootCount());
    assertThat(count(platform, discussion, "MAX(floor)", "root_id = 0"))
        .isEqualTo(discussion.roots().get(1).longValue());
  }

  private static int rootCount(Door door, Discussion discussion, int subject) {
    var path = "/v1/subjects/" + discussion.source() + "/" + subject;
    return door.get(path).expect(200).json().path("rootCount").asInt();
  }

  private static long count(Platform platform, Discussion discussion, String what, String where)
      throws Exception {
    var servers = platform.servers();
    try (var connection =
            DriverManager.getConnection(
                servers.mysqlUrl("comment"),
                servers.mysqlAdminUser(),
                servers.mysqlAdminPassword());
        var statement =
            connection.prepareStatement(
                "SELECT "
                    + what
                    + " FROM comment_index JOIN subject USING (subject_id)"
                    + " WHERE subject.type = ? AND "
                    + where)) {
      statement.setString(1, discussion.source());
      var rows = statement.executeQuery();
      rows.next();
      return rows.getLong(1);
    }
  }
}
