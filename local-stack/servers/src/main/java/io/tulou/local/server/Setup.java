package io.tulou.local.server;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that lays out a server's directory and ends. */
record Setup(String name, List<String> command, Path directory, Path data) {
  private static final long PATIENCE_SECONDS = 120;

  /**
   * Runs it to its end, with {@code input} for its standard input.
   *
   * @throws ServerFailure if it fails, with what its log says
   */
  void run(InputStream input) throws IOException, InterruptedException {
    var log = data.resolve("logs").resolve(name + "-setup.log");
    Files.createDirectories(log.getParent());
    var process =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      feed(process, input);
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw LogDiagnosis.of(name, ManagedProcess.tail(log, 200), log);
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static void feed(Process process, InputStream input) {
    try (input;
        var output = process.getOutputStream()) {
      input.transferTo(output);
    } catch (IOException e) {
      // A program that died early has closed its end; its log tells why.
      process.destroy();
    }
  }
}
