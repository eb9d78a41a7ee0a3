package io.tulou.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogDiagnosisTest {
  private static final Path LOG = Path.of("/data/logs/redis.log");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "redis-server: error while loading shared libraries: libcrypto.so.3: cannot open | libssl3",
        "mariadbd: error while loading shared libraries: libaio.so.1: cannot open | libaio1",
        "x: error while loading shared libraries: libodd.so.7: cannot open | libodd.so.7",
        "java.lang.OutOfMemoryError: Java heap space | --memory small",
        "[ERROR] InnoDB: Error number 28: No space left on device | disk full",
        "Could not create server TCP listening socket: bind: Address already in use | port taken"
      })
  void saysInOneLineWhatToDo(String line, String advice) {
    var message = LogDiagnosis.of("redis", List.of("starting", line), LOG).getMessage();

    assertThat(message).startsWith("redis ").contains(advice).doesNotContain("\n");
  }

  @Test
  void showsTheEndOfTheLogWhenTheCauseIsUnknown() {
    var message =
        LogDiagnosis.of("redis", List.of("a1", "b", "c", "d", "e", "f", "g", "h", "i"), LOG)
            .getMessage();

    assertThat(message).contains(LOG.toString()).contains("i").doesNotContain("a1");
  }
}
