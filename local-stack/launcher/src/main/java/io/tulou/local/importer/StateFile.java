package io.tulou.local.importer;

import io.tulou.local.server.ServerFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Keeps an {@link ImportState} in a file, which is replaced as a whole. */
record StateFile(Path path) {
  private static final JsonMapper JSON = new JsonMapper();

  /**
   * The file of one source.
   *
   * @param folder of all that the platform writes
   */
  static StateFile of(Path folder, Source source) {
    return new StateFile(folder.resolve("import").resolve(source.name() + ".json"));
  }

  /** The state that was kept; empty if none was, or it can't be read. */
  Optional<ImportState> load() {
    try {
      return Files.exists(path)
          ? Optional.of(JSON.readValue(Files.readAllBytes(path), ImportState.class))
          : Optional.empty();
    } catch (IOException | JacksonException unreadable) {
      return Optional.empty();
    }
  }

  void save(ImportState state) {
    var fresh = path.resolveSibling(path.getFileName() + ".new");
    try {
      Files.createDirectories(path.getParent());
      Files.write(fresh, JSON.writeValueAsBytes(state));
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ServerFailure("Can't write " + path + ": " + e.getMessage(), e);
    }
  }
}
