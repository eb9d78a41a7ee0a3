package io.tulou.bff.dev;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.UUID;

/** The key of the development profile: made at the first start, then read; its owner's alone. */
final class DevKey {
  private DevKey() {}

  /**
   * The key in that file, made if there is none.
   *
   * @throws IllegalStateException if the file holds something else
   */
  static ECKey in(Path file) throws IOException {
    if (!Files.exists(file)) {
      create(file.toAbsolutePath());
    }
    try {
      return ECKey.parse(Files.readString(file));
    } catch (ParseException notAKey) {
      throw new IllegalStateException(file + " does not hold a key; remove it", notAKey);
    }
  }

  private static void create(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    var ownerOnly = PosixFilePermissions.fromString("rw-------");
    var draft =
        Files.createTempFile(
            file.getParent(), "key", null, PosixFilePermissions.asFileAttribute(ownerOnly));
    try {
      Files.writeString(draft, newKey().toJSONString());
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException another) {
      Files.delete(draft);
    }
  }

  private static ECKey newKey() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(UUID.randomUUID().toString()).generate();
    } catch (JOSEException impossible) {
      throw new IllegalStateException("P-256 is part of every JDK", impossible);
    }
  }
}
