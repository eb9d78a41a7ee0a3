package io.tulou.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The processes that have been started under a data directory, by name; some may have ended. */
public final class PidFiles {
  private static final String ENDING = ".pid";

  private PidFiles() {}

  static Path file(Path data, String name) {
    return data.resolve("pids").resolve(name + ENDING);
  }

  public static Map<String, ProcessIdentity> in(Path data) {
    var found = new TreeMap<String, ProcessIdentity>();
    var folder = data.resolve("pids");
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (Stream<Path> files = Files.list(folder)) {
      for (var file : files.toList()) {
        var name = String.valueOf(file.getFileName());
        if (name.endsWith(ENDING)) {
          ProcessIdentity.read(file)
              .ifPresent(who -> found.put(name.substring(0, name.length() - ENDING.length()), who));
        }
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
