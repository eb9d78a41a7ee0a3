package io.tulou.local.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class PlatformPortsTest {
  @Test
  void onlyTheDoorIsFreeOfTheShift() {
    var ports = PlatformPorts.standard(9999, 7);

    assertThat(ports.http(Service.BFF)).isEqualTo(9999);
    assertThat(ports.management(Service.BFF)).isEqualTo(9087);
    assertThat(ports.http(Service.COMMENT_JOB)).isEqualTo(8091);
    assertThat(ports.servers().mysql()).isEqualTo(13313);
  }

  @Test
  void freePortsAllDiffer() {
    var ports = PlatformPorts.free();

    var all = new ArrayList<>(ports.servicesByName().values());
    all.addAll(ports.servers().byName().values());
    assertThat(all).hasSize(16).doesNotHaveDuplicates();
  }
}
