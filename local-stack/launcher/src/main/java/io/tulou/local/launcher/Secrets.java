package io.tulou.local.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Keys and passwords of one installation, made once; only its owner can read the file. */
final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 32;

  private final Properties values = new Properties();

  private Secrets() {}

  /** Reads {@code secrets} in the folder, after adding what is not in it yet. */
  static Secrets in(Path folder) throws IOException {
    var file = folder.resolve("secrets");
    var secrets = new Secrets();
    if (Files.exists(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        secrets.values.load(reader);
      }
    }
    if (secrets.addMissing()) {
      secrets.write(file);
    }
    return secrets;
  }

  String internalKey() {
    return value("internal-key");
  }

  String cursorKey() {
    return value("cursor-key");
  }

  String password(Service service) {
    return value(passwordOf(service));
  }

  private boolean addMissing() {
    var added = add("internal-key");
    added |= add("cursor-key");
    for (var service : Service.values()) {
      if (service.ownsUser()) {
        added |= add(passwordOf(service));
      }
    }
    return added;
  }

  private boolean add(String name) {
    var bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return values.putIfAbsent(name, Base64.getEncoder().encodeToString(bytes)) == null;
  }

  private void write(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    var fresh = file.resolveSibling("secrets.new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (var writer = Files.newBufferedWriter(fresh)) {
      values.store(writer, "Keys and passwords of this installation");
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private String value(String name) {
    var value = values.getProperty(name);
    if (value == null) {
      throw new IllegalStateException("No secret " + name);
    }
    return value;
  }

  private static String passwordOf(Service service) {
    return "password." + service.label();
  }
}
