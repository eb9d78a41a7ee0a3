package io.tulou.local.launcher;

import io.tulou.local.server.ManagedProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Ends the platform of a folder from another process. */
record Shutdown(TulouFolder folder) {
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  /** Returns when nothing of it runs any more; says whether anything did. */
  boolean run() throws IOException, InterruptedException {
    var running = RunningPlatform.find(folder).flatMap(one -> one.process().find());
    running.ifPresent(ProcessHandle::destroy);
    if (running.isPresent() && !lockIsFreed()) {
      running.get().destroyForcibly();
    }
    var left =
        ManagedProcess.stopLeftovers(folder.serviceData())
            + ManagedProcess.stopLeftovers(folder.serverData());
    return running.isPresent() || left > 0;
  }

  private boolean lockIsFreed() throws IOException, InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      Optional<FolderLock> lock = FolderLock.tryTake(folder);
      if (lock.isPresent()) {
        lock.get().close();
        return true;
      }
      Thread.sleep(BETWEEN_LOOKS);
    }
    return false;
  }
}
