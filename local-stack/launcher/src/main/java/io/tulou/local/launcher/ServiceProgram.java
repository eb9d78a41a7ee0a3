package io.tulou.local.launcher;

import io.tulou.local.server.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A service's program, unpacked beside its jar, which starts faster than the jar itself. Where the
 * build has made a cache of what a start loads and links ({@link Training}), that is used;
 * otherwise an archive of loaded classes, which the JVM writes when it first ends.
 */
record ServiceProgram(Path jar) {
  private static final String UNPACKED = "unpacked-";
  private static final long PATIENCE_SECONDS = 300;

  /**
   * Unpacks the jar unless that has been done since it was built.
   *
   * @throws ServerFailure if there is no jar, or it can't be unpacked
   */
  void prepare() throws InterruptedException {
    try {
      if (isUnpackable() && !Files.exists(program())) {
        deleteEarlier();
        unpack();
      }
    } catch (IOException e) {
      throw new ServerFailure("Can't unpack " + jar + ": " + e.getMessage(), e);
    }
  }

  /** What the JVM is told to run it. */
  List<String> arguments(ProgramForm form) {
    try {
      if (form == ProgramForm.JAR || !isUnpackable()) {
        return List.of("-jar", jar.toString());
      }
      if (isTrained()) {
        return List.of(
            // Where it does not fit, after a change of options, the start is slower and no more.
            "-Xlog:cds=off",
            "-Xlog:aot=off",
            "-XX:AOTCache=" + cache(),
            "-jar",
            program().toString());
      }
      if (form == ProgramForm.RECORDED) {
        return List.of("-jar", program().toString());
      }
      return List.of(
          // An archive that does not fit, as the first time, is no news: it is written anew.
          "-Xlog:cds=off",
          "-Xlog:aot=off",
          "-XX:+AutoCreateSharedArchive",
          "-XX:SharedArchiveFile=" + folder().resolve("classes.jsa"),
          "-jar",
          program().toString());
    } catch (IOException e) {
      throw new ServerFailure("Can't read " + jar + ": " + e.getMessage(), e);
    }
  }

  /** What the JVM is told to go as far as it can by itself, and to keep what it learned there. */
  List<String> trainingArguments(Path output) throws IOException {
    return List.of(
        "-Xlog:cds=off",
        "-Xlog:aot=off",
        "-XX:AOTCacheOutput=" + output,
        "-Dspring.context.exit=onRefresh",
        "-jar",
        program().toString());
  }

  boolean isTrained() throws IOException {
    return Files.exists(cache());
  }

  /** Lies beside the program, and so goes when that does. */
  Path cache() throws IOException {
    return folder().resolve("start.aot");
  }

  private boolean isUnpackable() throws IOException {
    if (!Files.exists(jar)) {
      throw new ServerFailure(jar + " is not built; build it with: ./mvnw -DskipTests package");
    }
    try (var file = new JarFile(jar.toFile())) {
      var manifest = file.getManifest();
      return manifest != null
          && manifest.getMainAttributes().getValue("Spring-Boot-Version") != null;
    }
  }

  private void unpack() throws IOException, InterruptedException {
    var fresh = folder().resolveSibling(UNPACKED + "new-" + ProcessHandle.current().pid());
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-Djarmode=tools",
                "-jar",
                jar.toString(),
                "extract",
                "--destination",
                fresh.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new ServerFailure("Can't unpack " + jar);
      }
    } finally {
      process.destroyForcibly();
    }
    Files.move(fresh, folder());
  }

  private void deleteEarlier() throws IOException {
    try (Stream<Path> siblings = Files.list(folder().getParent())) {
      for (var sibling : siblings.toList()) {
        if (sibling.getFileName().toString().startsWith(UNPACKED)) {
          new TulouFolder(sibling).delete();
        }
      }
    }
  }

  private Path program() throws IOException {
    return folder().resolve(jar.getFileName());
  }

  /**
   * Named by when the jar was written; its own time stamp is fixed, for builds to be repeatable.
   */
  private Path folder() throws IOException {
    var written = Files.getAttribute(jar, "unix:ctime").toString().replaceAll("\\D", "");
    return jar.resolveSibling(UNPACKED + written);
  }
}
