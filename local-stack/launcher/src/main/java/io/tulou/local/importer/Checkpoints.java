package io.tulou.local.importer;

import io.tulou.local.importer.ImportState.Job;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Writes down every second how far an import has come, and once more at its end. */
final class Checkpoints implements AutoCloseable {
  private final StateFile file;
  private final Job job;
  private final AckedPrefix acked;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("import-state").factory());
  private boolean finished;

  private Checkpoints(StateFile file, Job job, long resumeAt) {
    this.file = file;
    this.job = job;
    this.acked = new AckedPrefix(resumeAt);
  }

  /**
   * Goes on with the job where its state says.
   *
   * @param restart goes on from the start, whatever the state says
   */
  static Checkpoints start(StateFile file, Job job, boolean restart) {
    long resumeAt = restart ? 0 : file.load().map(state -> state.resumeAt(job)).orElse(0L);
    var checkpoints = new Checkpoints(file, job, resumeAt);
    checkpoints.save();
    var _ = checkpoints.clock.scheduleWithFixedDelay(checkpoints::save, 1, 1, TimeUnit.SECONDS);
    return checkpoints;
  }

  /** What is written down: positions are acknowledged here. */
  AckedPrefix acked() {
    return acked;
  }

  /** Everything was sent: the next import of the same starts over. */
  synchronized void finish() {
    finished = true;
  }

  @Override
  public void close() {
    clock.shutdownNow();
    save();
  }

  private synchronized void save() {
    file.save(new ImportState(job, acked.length(), finished));
  }
}
