package io.tulou.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir Path folder;

  @Test
  void areMadeOnceAndDiffer() throws Exception {
    var first = Secrets.in(folder);
    var second = Secrets.in(folder);

    assertThat(second.internalKey()).isEqualTo(first.internalKey());
    assertThat(second.password(Service.COMMENT_JOB))
        .isEqualTo(first.password(Service.COMMENT_JOB))
        .isNotEqualTo(first.password(Service.COMMENT_SERVICE));
    assertThat(Base64.getDecoder().decode(first.cursorKey())).hasSize(32);
  }

  @Test
  void areReadableByTheirOwnerOnly() throws Exception {
    Secrets.in(folder);

    assertThat(Files.getPosixFilePermissions(folder.resolve("secrets")))
        .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  }
}
