package io.tulou.e2e.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process holds, by the kernel's count.
 *
 * @param threads of the system's own; virtual ones are memory
 * @param files open ones, connections among them
 * @param megabytes resident
 */
public record Footprint(int threads, int files, long megabytes) {
  /** What that process holds now. */
  public static Footprint of(long pid) throws IOException {
    var process = Path.of("/proc", Long.toString(pid));
    int threads = 0;
    long kilobytes = 0;
    for (var line : Files.readAllLines(process.resolve("status"))) {
      if (line.startsWith("Threads:")) {
        threads = Integer.parseInt(line.replaceAll("[^0-9]", ""));
      } else if (line.startsWith("VmRSS:")) {
        kilobytes = Long.parseLong(line.replaceAll("[^0-9]", ""));
      }
    }
    try (var files = Files.list(process.resolve("fd"))) {
      return new Footprint(threads, (int) files.count(), kilobytes / 1024);
    }
  }

  String changeTo(Footprint later) {
    return "%+d threads, %+d files, %+d MB"
        .formatted(later.threads - threads, later.files - files, later.megabytes - megabytes);
  }
}
