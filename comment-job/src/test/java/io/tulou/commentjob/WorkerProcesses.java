package io.tulou.commentjob;

import io.tulou.local.server.ManagedProcess;
import io.tulou.local.server.ProcessSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Workers in processes of their own, to be killed. */
public final class WorkerProcesses implements AutoCloseable {
  private static final int FIRST_COMPILER = 1;
  private static final int BOTH_COMPILERS = 4;

  private final Map<String, String> settings;
  private final int compilers;
  private final Path folder;
  private final Deque<ManagedProcess> running = new ArrayDeque<>();
  private int started;

  public WorkerProcesses(Map<String, String> settings, String name) {
    this(settings, name, FIRST_COMPILER);
  }

  private WorkerProcesses(Map<String, String> settings, String name, int compilers) {
    this.settings = settings;
    this.compilers = compilers;
    this.folder = Path.of("target", name).toAbsolutePath();
  }

  /** For a run that is long enough to be worth the better code. */
  public static WorkerProcesses forALongRun(Map<String, String> settings, String name) {
    return new WorkerProcesses(settings, name, BOTH_COMPILERS);
  }

  public void start() {
    var command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=" + compilers,
                "-jar",
                Path.of("target", "comment-job-0.1.0-SNAPSHOT.jar").toAbsolutePath().toString(),
                "--spring.profiles.active=dev",
                "--server.port=0",
                "--management.server.port=0",
                "--tulou.comment-job.role=apply"));
    settings.forEach((name, value) -> command.add("--" + name + "=" + value));
    running.add(
        ManagedProcess.start(
            new ProcessSpec(
                "worker-" + ++started, command, Map.of(), folder, folder, Duration.ofSeconds(20))));
  }

  /** Kills the one that has run longest, without a chance to finish anything. */
  public void killOldest() {
    running.removeFirst().kill();
  }

  @Override
  public void close() {
    running.forEach(ManagedProcess::kill);
  }
}
