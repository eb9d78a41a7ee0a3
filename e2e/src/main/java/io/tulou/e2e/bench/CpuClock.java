package io.tulou.e2e.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Processor time of processes by the kernel's count, less what their compiler threads took: those
 * end with the warm-up and are no part of a request.
 */
record CpuClock(Map<String, Long> pids) {
  /** The kernel counts in hundredths of a second, whatever its own clock. */
  private static final double TICKS_PER_SECOND = 100;

  CpuClock {
    pids = Map.copyOf(pids);
  }

  /** The clock of one of the processes. */
  CpuClock only(String name) {
    var pid = pids.get(name);
    return new CpuClock(pid == null ? Map.of() : Map.of(name, pid));
  }

  /** One clock for these processes and those. */
  CpuClock with(CpuClock others) {
    var all = new HashMap<>(pids);
    all.putAll(others.pids);
    return new CpuClock(all);
  }

  /** Seconds that each process has used so far, by its name. */
  Map<String, Double> read() throws IOException {
    var seconds = new TreeMap<String, Double>();
    for (var pid : pids.entrySet()) {
      seconds.put(pid.getKey(), seconds(pid.getValue()));
    }
    return seconds;
  }

  /** Seconds that each process used between two readings. */
  static Map<String, Double> between(Map<String, Double> before, Map<String, Double> after) {
    var used = new TreeMap<String, Double>();
    after.forEach((name, seconds) -> used.put(name, seconds - before.getOrDefault(name, 0.0)));
    return used;
  }

  /** Seconds that the compiler threads of all these processes have used so far. */
  double compilers() throws IOException {
    double ticks = 0;
    for (long pid : pids.values()) {
      ticks += compilerTicks(pid);
    }
    return ticks / TICKS_PER_SECOND;
  }

  private static double seconds(long pid) throws IOException {
    var process = Path.of("/proc", Long.toString(pid));
    return (ticks(process.resolve("stat")) - compilerTicks(pid)) / TICKS_PER_SECOND;
  }

  private static double compilerTicks(long pid) throws IOException {
    double ticks = 0;
    try (var tasks = Files.list(Path.of("/proc", Long.toString(pid), "task"))) {
      for (var task : tasks.toList()) {
        if (isCompiler(task)) {
          ticks += ticks(task.resolve("stat"));
        }
      }
    }
    return ticks;
  }

  private static boolean isCompiler(Path task) {
    try {
      return Files.readString(task.resolve("comm")).contains("CompilerThre");
    } catch (IOException ended) {
      return false;
    }
  }

  /** User and system time: the 14th and 15th field, counted after the name in brackets. */
  private static double ticks(Path stat) throws IOException {
    var text = Files.readString(stat);
    var fields = List.of(text.substring(text.lastIndexOf(')') + 2).split(" "));
    return Double.parseDouble(fields.get(11)) + Double.parseDouble(fields.get(12));
  }
}
