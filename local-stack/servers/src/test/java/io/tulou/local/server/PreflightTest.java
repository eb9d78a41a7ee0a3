package io.tulou.local.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PreflightTest {
  @Test
  @EnabledOnOs(OS.LINUX)
  void takenPortIsNamedWithItsPurposeItsOwnerAndTheWayOut() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = taken.getLocalPort();

      assertThatThrownBy(
              () -> Preflight.portsFree("127.0.0.1", Map.of("Redis", port), "use --other"))
          .isInstanceOf(ServerFailure.class)
          .hasMessage(
              "Port %d, wanted for Redis, is taken by process %d, java: free it, or use --other",
              port, ProcessHandle.current().pid());
    }
  }

  @Test
  void freePortsPass() {
    var port = ServerPorts.free(1).getFirst();

    assertThatCode(() -> Preflight.portsFree("127.0.0.1", Map.of("Redis", port), "-"))
        .doesNotThrowAnyException();
  }

  @Test
  void tooLittleDiskOrMemorySaysHowMuchIsNeeded() {
    assertThatThrownBy(() -> Preflight.diskSpace(Path.of("/nowhere/yet"), Long.MAX_VALUE))
        .hasMessageContaining("MB of disk left for /nowhere/yet");
    assertThatThrownBy(() -> Preflight.memory(Long.MAX_VALUE, "add --memory small"))
        .hasMessageContaining("add --memory small");
  }

  @Test
  void listenerIsFoundInTheKernelsTable() {
    var table =
        List.of(
            "  sl  local_address rem_address   st tx_queue:rx_queue",
            "   0: 0100007F:3FFB 0100007F:1234 01 00000000:00000000 00:00000000 00000000     0        0 111 1 0",
            "   1: 0100007F:3FFB 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 222 1 0");

    assertThat(PortOwner.inode(table, 16380)).isEmpty();
    assertThat(PortOwner.inode(table, 16379)).contains("222");
  }
}
