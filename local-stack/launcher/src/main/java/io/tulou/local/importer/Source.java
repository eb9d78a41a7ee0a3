package io.tulou.local.importer;

import io.tulou.contract.SubjectRef;
import io.tulou.local.server.ServerFailure;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Where imported things come from.
 *
 * @param name the type of the imported subjects, too: {@link SubjectRef#TYPE_PATTERN}
 */
record Source(String name) {
  private static final int HASH_BITS = 20;

  Source {
    if (!name.matches(SubjectRef.TYPE_PATTERN)) {
      throw new ServerFailure(
          "'%s' can't name a source, which matches %s; choose one with --source NAME"
              .formatted(name, SubjectRef.TYPE_PATTERN));
    }
  }

  /** The given name, or else one made of the file's: {@code My_graph.csv} is my-graph. */
  static Source of(Path file, @Nullable String given) {
    return new Source(given == null ? nameOf(file) : given);
  }

  private static String nameOf(Path file) {
    return stem(file).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  /** Keeps the members of different sources apart: a hash of the name above the lowest 32 bits. */
  long memberOffset() {
    var hash = new CRC32();
    hash.update(name.getBytes(StandardCharsets.UTF_8));
    return (1 + hash.getValue() % ((1L << HASH_BITS) - 1)) << Integer.SIZE;
  }

  /** The file's name without its extension. */
  static String stem(Path file) {
    var name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}
