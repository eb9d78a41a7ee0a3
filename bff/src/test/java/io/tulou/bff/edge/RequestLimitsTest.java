package io.tulou.bff.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestLimitsTest {
  private final RequestLimits limits =
      new RequestLimits(
          new LimitProperties(
              new LimitProperties.Gateway(1, 20),
              new LimitProperties.Reads(1, 3),
              new LimitProperties.Writes(1, 2),
              new LimitProperties.MemberWrites(1, 1),
              Map.of(Route.REPORT, new LimitProperties.Rate(1, 2)),
              List.of()),
          (_, _, _, _) -> {
            throw new IllegalStateException("no Redis here");
          },
          () -> 1,
          new SimpleMeterRegistry());

  @Test
  void anAddressThatReadsTooOftenIsToldWhenToComeBack() {
    for (int i = 0; i < 3; i++) {
      limits.admitAddress("192.0.2.1", Route.ROOTS);
    }

    var refusal =
        catchThrowableOfType(
            ApiException.class, () -> limits.admitAddress("192.0.2.1", Route.ROOTS));

    assertThat(refusal.code()).isEqualTo(ErrorCode.RATE_LIMITED);
    assertThat(refusal.retryAfter().orElseThrow()).isPositive();
    assertThatCode(() -> limits.admitAddress("192.0.2.2", Route.ROOTS)).doesNotThrowAnyException();
  }

  @Test
  void writesAndReadsAreCountedApart() {
    limits.admitAddress("192.0.2.3", Route.FOLLOW);
    limits.admitAddress("192.0.2.3", Route.FOLLOW);

    assertThatCode(() -> limits.admitAddress("192.0.2.3", Route.ROOTS)).doesNotThrowAnyException();
    assertThat(
            catchThrowableOfType(
                ApiException.class, () -> limits.admitAddress("192.0.2.3", Route.FOLLOW)))
        .isNotNull();
  }

  @Test
  void aMemberIsLimitedWhateverTheAddress() {
    limits.admitMember(7, Route.FOLLOW);

    assertThat(catchThrowableOfType(ApiException.class, () -> limits.admitMember(7, Route.FOLLOW)))
        .isNotNull();
    assertThatCode(() -> limits.admitMember(7, Route.ROOTS)).doesNotThrowAnyException();
    assertThatCode(() -> limits.admitMember(8, Route.FOLLOW)).doesNotThrowAnyException();
  }

  @Test
  void aRouteIsLimitedWhoeverAsks() {
    limits.admitMember(21, Route.REPORT);
    limits.admitMember(22, Route.REPORT);

    assertThat(catchThrowableOfType(ApiException.class, () -> limits.admitMember(23, Route.REPORT)))
        .isNotNull();
    assertThatCode(() -> limits.admitMember(24, Route.FOLLOW)).doesNotThrowAnyException();
  }

  @Test
  void theWholeGatewayIsLimitedButForModerators() {
    for (int i = 0; i < 20; i++) {
      limits.admitAddress("198.51.100." + i, Route.ROOTS);
    }

    assertThat(
            catchThrowableOfType(
                ApiException.class, () -> limits.admitAddress("198.51.100.99", Route.ROOTS)))
        .isNotNull();
    assertThatCode(() -> limits.admitAddress("198.51.100.99", Route.DECIDE))
        .doesNotThrowAnyException();
  }
}
