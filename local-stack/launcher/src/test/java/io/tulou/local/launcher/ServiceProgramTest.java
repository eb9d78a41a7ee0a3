package io.tulou.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tulou.local.server.ServerFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProgramTest {
  @TempDir Path target;
  private Path jar = Path.of("");
  private ServiceProgram program = new ServiceProgram(jar);

  @BeforeEach
  void build() throws Exception {
    jar = target.resolve("service.jar");
    program = new ServiceProgram(jar);
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Spring-Boot-Version", "4");
    try (var out = Files.newOutputStream(jar)) {
      new JarOutputStream(out, manifest).close();
    }
  }

  @Test
  void withoutACacheTheJvmKeepsAnArchiveOfItsOwn() {
    assertThat(program.arguments(ProgramForm.UNPACKED))
        .contains("-XX:+AutoCreateSharedArchive")
        .noneMatch(argument -> argument.startsWith("-XX:AOTCache"));
  }

  @Test
  void whatIsRecordedWritesNoArchiveSinceItWouldNotBeRecordedThen() {
    assertThat(program.arguments(ProgramForm.RECORDED)).hasSize(2).first().isEqualTo("-jar");
  }

  @Test
  void aCacheThatTheBuildHasMadeIsUsed() throws Exception {
    Files.createDirectories(program.cache().getParent());
    Files.writeString(program.cache(), "a cache");

    assertThat(program.arguments(ProgramForm.UNPACKED))
        .contains("-XX:AOTCache=" + program.cache())
        .doesNotContain("-XX:+AutoCreateSharedArchive");
    assertThat(program.arguments(ProgramForm.JAR)).containsExactly("-jar", jar.toString());
  }

  @Test
  void aCacheIsThatOfOneBuildOnly() throws Exception {
    Files.createDirectories(program.cache().getParent());
    Files.writeString(program.cache(), "a cache");
    var later = target.resolve("later.jar");
    Files.copy(jar, later);
    Files.delete(jar);
    Files.move(later, jar);

    assertThat(program.isTrained()).isFalse();
  }

  @Test
  void whatIsNotBuiltIsSaidSo() {
    assertThatExceptionOfType(ServerFailure.class)
        .isThrownBy(
            () -> new ServiceProgram(target.resolve("none.jar")).arguments(ProgramForm.UNPACKED))
        .withMessageContaining("is not built");
  }
}
