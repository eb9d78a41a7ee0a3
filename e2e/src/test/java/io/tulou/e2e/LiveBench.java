package io.tulou.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.local.launcher.Platform;
import io.tulou.local.launcher.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What live streams cost and how soon they tell; not part of the build. Run by {@code
 * -Dit.test=LiveBench}; prints one line a figure.
 */
@ExtendWith(RunningPlatform.class)
class LiveBench {
  private static final int STREAMS = 10_000;
  private static final int READERS = 1_000;
  private static final int COMMENTS = 200;
  private static final Duration IDLE = Duration.ofSeconds(30);
  private static final Duration BETWEEN = Duration.ofMillis(150);
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  @Test
  void tenThousandStreamsAndAThousandReadersOfOneRoom(Door door, Platform platform)
      throws Exception {
    long pid = platform.pid(Service.BFF);
    var room = Door.newSubject();
    var ada = door.newMember("Ada");
    warmUp(platform, ada);
    long before = heapKilobytes(pid);
    try (var idle = new LiveCrowd(platform.url());
        var readers = new LiveCrowd(platform.url())) {
      long started = System.nanoTime();
      for (int i = 0; i < STREAMS - READERS; i++) {
        idle.join("video/idle-" + i % 100);
        holdBack(i, idle);
      }
      for (int i = 0; i < READERS; i++) {
        readers.join(room);
        holdBack(i, readers);
      }
      await().until(() -> idle.open() + readers.open() == STREAMS);
      print("opened in s", seconds(System.nanoTime() - started));

      long after = heapKilobytes(pid);
      print("heap before MB", before / 1024.0);
      print("heap with 10,000 MB", after / 1024.0);
      print("heap for each KB", (double) (after - before) / STREAMS);

      var cpu = cpu(pid);
      await()
          .atMost(IDLE.multipliedBy(2))
          .pollInterval(Duration.ofSeconds(1))
          .during(IDLE)
          .until(() -> idle.open() + readers.open() == STREAMS);
      print("CPU idle percent of a core", 100.0 * cpu(pid).minus(cpu).toMillis() / IDLE.toMillis());

      var waits = new double[COMMENTS];
      for (int i = 0; i < COMMENTS; i++) {
        int all = READERS * (i + 1);
        ada.post("/v1/subjects/" + room + "/comments", Map.of("text", "live " + i), "live-" + i)
            .expect(201);
        long acknowledged = System.nanoTime();
        await().pollInterval(Duration.ofMillis(2)).until(() -> readers.heard() == all);
        waits[i] = (readers.lastHeardAt() - acknowledged) / 1e6;
        await().during(BETWEEN).until(() -> readers.heard() == all);
      }
      Arrays.sort(waits);
      print("acknowledged to last of 1,000 p50 ms", waits[COMMENTS / 2]);
      print("acknowledged to last of 1,000 p99 ms", waits[COMMENTS * 99 / 100]);
      print("acknowledged to last of 1,000 max ms", waits[COMMENTS - 1]);
    }
  }

  /** The first streams and comments of a cold process say nothing about the others. */
  private static void warmUp(Platform platform, Member ada) throws IOException {
    var room = Door.newSubject();
    try (var crowd = new LiveCrowd(platform.url())) {
      for (int i = 0; i < 500; i++) {
        crowd.join(room);
        holdBack(i, crowd);
      }
      await().until(() -> crowd.open() == 500);
      for (int i = 0; i < 50; i++) {
        ada.comments(room, "warm " + i);
      }
      await().until(() -> crowd.heard() == 500 * 50);
    }
  }

  /** No more at once than the door's listen queue takes. */
  private static void holdBack(int opened, LiveCrowd crowd) {
    if (opened % 50 == 49) {
      await().pollInterval(Duration.ofMillis(5)).until(() -> crowd.open() == opened + 1);
    }
  }

  private static long heapKilobytes(long pid) throws Exception {
    jcmd(pid, "GC.run");
    var used = USED.matcher(jcmd(pid, "GC.heap_info"));
    long sum = 0;
    while (used.find()) {
      sum += Long.parseLong(used.group(1));
    }
    return sum;
  }

  private static String jcmd(long pid, String command) throws Exception {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    var process =
        new ProcessBuilder(jcmd, Long.toString(pid), command).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    // The heap alone: what follows is the metaspace.
    int metaspace = said.indexOf("Metaspace");
    return metaspace < 0 ? said : said.substring(0, metaspace);
  }

  private static Duration cpu(long pid) {
    return ProcessHandle.of(pid).flatMap(it -> it.info().totalCpuDuration()).orElseThrow();
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }

  private static void print(String what, double figure) {
    System.out.printf("%-40s %10.2f%n", what, figure);
  }
}
