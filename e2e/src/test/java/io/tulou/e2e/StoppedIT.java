package io.tulou.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.e2e.bench.Footprint;
import io.tulou.local.launcher.Platform;
import io.tulou.local.launcher.Service;
import io.tulou.local.server.LocalServers;
import io.tulou.local.server.ServerKind;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Each dependency stopped in turn as a process that hangs, connections open: the screen of a
 * subject stays, in time, with the part marked that is missing. At full length: {@code ./tulou
 * bench stopped}.
 */
@ExtendWith(RunningPlatform.class)
class StoppedIT {
  private static final Duration STOPPED = Duration.ofSeconds(3);

  /** A screen has two seconds; the way there and back on a busy machine comes on top. */
  private static final Duration LONGEST = Duration.ofMillis(2_700);

  @ParameterizedTest
  @MethodSource("dependencies")
  void theScreenOfASubjectStaysWhileOneThingHangs(Stoppable one, Door door, Platform platform)
      throws Exception {
    var subject = Door.newSubject();
    var ada = door.newMember("Ada");
    var screen = "/v1/pages/subjects/" + subject;
    await()
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptions()
        .untilAsserted(() -> ada.comments(subject, "before it hung"));
    awaitWhole(ada, screen);
    var before = Footprint.of(platform.pid(Service.BFF));

    one.signal("STOP", platform);
    try {
      long end = System.nanoTime() + STOPPED.toNanos();
      while (System.nanoTime() < end) {
        long begun = System.nanoTime();
        var answer = ada.get(screen).expect(200).json();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(LONGEST);
        one.marked()
            .forEach(section -> assertThat(status(answer, section)).isIn("stale", "unavailable"));
      }
    } finally {
      one.signal("CONT", platform);
    }

    awaitWhole(ada, screen);
    await()
        .atMost(Duration.ofSeconds(45))
        .untilAsserted(() -> {
          var after = Footprint.of(platform.pid(Service.BFF));
          assertThat(after.threads()).isLessThanOrEqualTo(before.threads() + 10);
          assertThat(after.files()).isLessThanOrEqualTo(before.files() + 25);
        });
  }

  private static void awaitWhole(Member member, String screen) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> {
          var answer = member.get(screen).expect(200).json();
          for (var section : List.of("subject", "comments", "viewer", "resume")) {
            assertThat(status(answer, section)).as(section).isEqualTo("fresh");
          }
        });
  }

  private static String status(JsonNode screen, String section) {
    return screen.path(section).path("status").asString();
  }

  static Stream<Stoppable> dependencies() {
    var servers =
        Arrays.stream(ServerKind.values())
            .map(kind -> new Stoppable(kind.name().toLowerCase(Locale.ROOT), List.of()));
    var services =
        Stream.of(
            new Stoppable(Service.COMMENT_SERVICE.name(), List.of("subject", "comments")),
            new Stoppable(Service.FEED_SERVICE.name(), List.of()),
            new Stoppable(Service.HISTORY_SERVICE.name(), List.of("resume")),
            new Stoppable(Service.COMMENT_JOB.name(), List.of()));
    return Stream.concat(servers, services);
  }

  /**
   * Something that can hang.
   *
   * @param marked sections that cannot be had without it
   */
  record Stoppable(String name, List<String> marked) {
    void signal(String signal, Platform platform) throws IOException, InterruptedException {
      int code =
          new ProcessBuilder("kill", "-" + signal, Long.toString(pid(platform)))
              .inheritIO()
              .start()
              .waitFor();
      assertThat(code).isZero();
    }

    private long pid(Platform platform) {
      for (var kind : ServerKind.values()) {
        if (kind.name().toLowerCase(Locale.ROOT).equals(name)) {
          return ((LocalServers) platform.servers()).process(kind).pid();
        }
      }
      return platform.pid(Service.valueOf(name));
    }

    @Override
    public String toString() {
      return name;
    }
  }
}
