package io.tulou.e2e.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** Where and when figures were taken. */
record Machine(String commit, LocalDate date, String description) {
  static Machine read(Path root) throws IOException, InterruptedException {
    var memory = Long.parseLong(field("/proc/meminfo", "MemTotal").replaceAll("\\D", ""));
    var description =
        String.format(
            Locale.ROOT,
            "%d cores of %s, %d GiB, Linux %s, JDK %s",
            Runtime.getRuntime().availableProcessors(),
            field("/proc/cpuinfo", "model name"),
            Math.round(memory / 1024.0 / 1024.0),
            System.getProperty("os.version"),
            Runtime.version());
    return new Machine(commit(root), LocalDate.now(ZoneOffset.UTC), description);
  }

  private static String commit(Path root) throws IOException, InterruptedException {
    var git =
        new ProcessBuilder("git", "-C", root.toString(), "rev-parse", "--short", "HEAD").start();
    var output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
    return git.waitFor() == 0 ? output : "unknown";
  }

  private static String field(String file, String name) throws IOException {
    try (var lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse("unknown");
    }
  }
}
