package io.tulou.local.server;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A child process with a log file and a pid file, in a session of its own: a Ctrl-C in the terminal
 * reaches only its parent, which then ends its children in order.
 */
public final class ManagedProcess {
  private static final Duration LEFTOVER_GRACE = Duration.ofSeconds(30);
  private static final boolean OWN_SESSION = Files.isExecutable(Path.of("/usr/bin/setsid"));

  private final ProcessSpec spec;
  private final Process process;

  private ManagedProcess(ProcessSpec spec, Process process) {
    this.spec = spec;
    this.process = process;
  }

  /**
   * Starts it; the log of the run before stays as {@code NAME.log.1}.
   *
   * @throws ServerFailure if the program can't be run
   */
  public static ManagedProcess start(ProcessSpec spec) {
    var command = new ArrayList<String>();
    if (OWN_SESSION) {
      command.add("/usr/bin/setsid");
    }
    command.addAll(spec.command());
    try {
      Files.createDirectories(spec.log().getParent());
      Files.createDirectories(spec.directory());
      if (Files.exists(spec.log())) {
        var before = spec.log().resolveSibling(spec.log().getFileName() + ".1");
        Files.move(spec.log(), before, StandardCopyOption.REPLACE_EXISTING);
      }
      var builder =
          new ProcessBuilder(command)
              .directory(spec.directory().toFile())
              .redirectInput(new File("/dev/null"))
              .redirectErrorStream(true)
              .redirectOutput(spec.log().toFile());
      builder.environment().putAll(spec.environment());
      var process = builder.start();
      ProcessIdentity.of(process.toHandle()).write(spec.pidFile());
      return new ManagedProcess(spec, process);
    } catch (IOException e) {
      throw new ServerFailure("Can't run " + spec.name() + ": " + e.getMessage(), e);
    }
  }

  public String name() {
    return spec.name();
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Completes with the exit status when the process ends. */
  public CompletableFuture<Integer> onExit() {
    return process.onExit().thenApply(Process::exitValue);
  }

  /** Asks it to end, waits as long as its grace, then kills it. */
  public void stop() {
    stop(process.toHandle(), spec.grace());
    forget();
  }

  /** Ends it without asking, as a crash would. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
    forget();
  }

  /** The end of its log, oldest line first. */
  public List<String> lastLines(int count) {
    return tail(spec.log(), count);
  }

  /** The end of a log file, oldest line first; empty where there is none. */
  public static List<String> tail(Path log, int count) {
    try (var file = new RandomAccessFile(log.toFile(), "r")) {
      var length = file.length();
      var bytes = new byte[(int) Math.min(length, 64 * 1024)];
      file.seek(length - bytes.length);
      file.readFully(bytes);
      var lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return lines.subList(Math.max(0, lines.size() - count), lines.size());
    } catch (IOException e) {
      return List.of();
    }
  }

  /**
   * Ends what an earlier, killed owner of a data directory has left running there.
   *
   * @return how many processes that were
   */
  public static int stopLeftovers(Path data) {
    var left = PidFiles.in(data).values().stream().flatMap(who -> who.find().stream()).toList();
    try (var stoppers = Executors.newVirtualThreadPerTaskExecutor()) {
      left.forEach(process -> stoppers.execute(() -> stop(process, LEFTOVER_GRACE)));
    }
    return left.size();
  }

  private static void stop(ProcessHandle process, Duration grace) {
    process.destroy();
    try {
      process.onExit().get(grace.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      process.destroyForcibly();
      process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void forget() {
    try {
      Files.deleteIfExists(spec.pidFile());
    } catch (IOException e) {
      throw new ServerFailure("Can't delete " + spec.pidFile(), e);
    }
  }
}
