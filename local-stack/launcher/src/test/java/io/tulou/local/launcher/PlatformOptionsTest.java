package io.tulou.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.local.server.Memory;
import io.tulou.local.server.StackHome;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformOptionsTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "0.0.0.0, 127.0.0.1",
    "::, 127.0.0.1",
    "::1, [::1]",
    "192.168.1.5, 192.168.1.5"
  })
  void doorIsReachedWhereItListens(String bind, String host) {
    var options =
        new PlatformOptions(
            new StackHome(Path.of("/tulou")),
            Path.of("/tulou/.tulou"),
            bind,
            PlatformPorts.standard(8080, 0),
            Memory.NORMAL,
            false,
            true,
            EnumSet.allOf(Service.class),
            List.of());

    assertThat(options.doorHost()).isEqualTo(host);
  }
}
