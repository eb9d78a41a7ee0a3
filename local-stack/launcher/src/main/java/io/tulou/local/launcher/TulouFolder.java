package io.tulou.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** What lies where in {@code .tulou}. */
record TulouFolder(Path path) {

  static TulouFolder of(Path root) {
    return new TulouFolder(root.resolve(".tulou"));
  }

  static Path serverData(Path folder) {
    return folder.resolve("data");
  }

  static Path serviceData(Path folder) {
    return folder.resolve("services");
  }

  Path serverData() {
    return serverData(path);
  }

  Path serviceData() {
    return serviceData(path);
  }

  /** The run that holds this folder. */
  Path run() {
    return path.resolve("run.properties");
  }

  /** Held by a running {@code up} for as long as it lives. */
  Path lock() {
    return path.resolve("lock");
  }

  Path demoLoaded() {
    return path.resolve("demo-loaded");
  }

  void delete() throws IOException {
    if (!Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
