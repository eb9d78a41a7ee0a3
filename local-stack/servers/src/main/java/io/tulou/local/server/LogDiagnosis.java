package io.tulou.local.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the end of a dead server's log and says what to do about it. */
final class LogDiagnosis {
  private static final Pattern MISSING_LIBRARY =
      Pattern.compile("error while loading shared libraries: (\\S+?):");
  private static final Pattern NO_MEMORY =
      Pattern.compile(
          "OutOfMemoryError|Cannot allocate memory|insufficient memory|Could not reserve enough");
  private static final Pattern NO_SPACE =
      Pattern.compile("No space left on device|Disk is full|errno: 28");
  private static final Pattern PORT_TAKEN =
      Pattern.compile("Address already in use|Failed to bind|BindException");
  private static final Map<String, String> PACKAGES =
      Map.of(
          "libcrypto.so.3", "openssl 3 (Debian, Ubuntu: libssl3; Fedora: openssl-libs)",
          "libssl.so.3", "openssl 3 (Debian, Ubuntu: libssl3; Fedora: openssl-libs)",
          "libaio.so.1", "libaio (Debian, Ubuntu: libaio1 or libaio1t64; Fedora: libaio)",
          "libcrypt.so.1", "libcrypt (Debian, Ubuntu: libcrypt1; Fedora: libxcrypt-compat)",
          "libsystemd.so.0", "libsystemd (Debian, Ubuntu: libsystemd0; Fedora: systemd-libs)",
          "libstdc++.so.6", "libstdc++ (Debian, Ubuntu: libstdc++6; Fedora: libstdc++)");

  private LogDiagnosis() {}

  static ServerFailure of(String name, List<String> lines, Path log) {
    for (var line : lines) {
      var missing = MISSING_LIBRARY.matcher(line);
      if (missing.find()) {
        var library = missing.group(1);
        return new ServerFailure(
            "%s needs the shared library %s: install %s"
                .formatted(
                    name, library, PACKAGES.getOrDefault(library, "the package that has it")));
      }
      if (NO_MEMORY.matcher(line).find()) {
        return new ServerFailure(
            name + " has too little memory: free some, or start with --memory small");
      }
      if (NO_SPACE.matcher(line).find()) {
        return new ServerFailure(name + " found the disk full: free some space");
      }
      if (PORT_TAKEN.matcher(line).find()) {
        return new ServerFailure(name + " found its port taken: " + line.strip());
      }
    }
    var last = lines.subList(Math.max(0, lines.size() - 8), lines.size());
    return new ServerFailure(
        "%s ended at once; the end of %s says:%n  %s"
            .formatted(name, log, String.join("\n  ", last)));
  }
}
