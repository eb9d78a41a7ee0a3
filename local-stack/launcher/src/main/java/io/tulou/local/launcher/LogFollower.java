package io.tulou.local.launcher;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Prints what is added to a log, from a position on, and from the start where a new log begins. */
final class LogFollower {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

  private final Path log;
  private long position;

  LogFollower(Path log, long position) {
    this.log = log;
    this.position = position;
  }

  /** Goes on until the thread is interrupted or the process ends. */
  void copyTo(PrintWriter out) throws IOException, InterruptedException {
    while (true) {
      out.print(added());
      out.flush();
      Thread.sleep(BETWEEN_LOOKS);
    }
  }

  /** What came since the last call; a shorter file is a new one. */
  String added() throws IOException {
    if (!Files.exists(log)) {
      position = 0;
      return "";
    }
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      if (file.length() < position) {
        position = 0;
      }
      var bytes = new byte[(int) Math.min(file.length() - position, 1 << 20)];
      file.seek(position);
      file.readFully(bytes);
      position += bytes.length;
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }
}
