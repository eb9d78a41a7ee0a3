package io.tulou.local.importer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What is kept about an import, to go on with it after an interruption.
 *
 * @param job what was imported, and how
 * @param acknowledged positions from the start that need not be sent again
 * @param finished nothing was left to send
 */
record ImportState(Job job, long acknowledged, boolean finished) {

  /**
   * What an import is of. Only the same file with the same settings is gone on with.
   *
   * @param settings the options that change what is sent
   */
  record Job(String file, long bytes, long modifiedMillis, String settings) {
    static Job of(Path file, String settings) throws IOException {
      return new Job(
          file.toRealPath().toString(),
          Files.size(file),
          Files.getLastModifiedTime(file).toMillis(),
          settings);
    }
  }

  /** Where to go on with a job: behind what an unfinished import of the same has sent. */
  long resumeAt(Job wanted) {
    return finished || !job.equals(wanted) ? 0 : acknowledged;
  }
}
