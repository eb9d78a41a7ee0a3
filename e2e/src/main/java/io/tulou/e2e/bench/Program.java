package io.tulou.e2e.bench;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** A program of the machine that a benchmark compares with or drives by. */
record Program(String name, String debianPackage) {
  static final Program NGINX = new Program("nginx", "nginx-light");
  static final Program WRK = new Program("wrk", "wrk");

  /**
   * Its file, in the PATH or where system programs lie.
   *
   * @throws IllegalStateException saying how to get it, if it is not there
   */
  Path find() {
    var path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(
            Arrays.stream(path.split(File.pathSeparator)),
            Stream.of("/usr/sbin", "/usr/local/sbin", "/usr/local/bin", "/opt/homebrew/bin"))
        .filter(folder -> !folder.isEmpty())
        .map(folder -> Path.of(folder, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "This benchmark needs %s, and there is none in the PATH; on Debian: apt-get install %s"
                    .formatted(name, debianPackage)));
  }
}
