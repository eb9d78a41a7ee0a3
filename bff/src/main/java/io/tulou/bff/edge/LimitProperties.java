package io.tulou.bff.edge;

import io.tulou.common.ratelimit.Limit;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code tulou.limits}: how often all doors together let something be asked.
 *
 * @param gateway everything but what is most critical; by default 20,000 a second, 20,000 at once
 * @param addressReads reads of one network address; by default 50 a second, 100 at once
 * @param addressWrites writes of one network address; by default 10 a second, 20 at once
 * @param memberWrites writes of one member; by default 5 a second, 20 at once
 * @param routes by name of the {@link Route}, what it may be asked by all; none by default
 * @param trustedProxies addresses or networks (CIDR) whose {@code X-Forwarded-For} is believed;
 *     none by default
 */
@Validated
@ConfigurationProperties("tulou.limits")
public record LimitProperties(
    @Valid @DefaultValue Gateway gateway,
    @Valid @DefaultValue Reads addressReads,
    @Valid @DefaultValue Writes addressWrites,
    @Valid @DefaultValue MemberWrites memberWrites,
    @DefaultValue Map<Route, @Valid Rate> routes,
    @DefaultValue List<String> trustedProxies) {
  public LimitProperties {
    routes = Map.copyOf(routes);
    trustedProxies = List.copyOf(trustedProxies);
  }

  /** Everything. */
  public record Gateway(
      @Min(0) @DefaultValue("20000") int perSecond, @Min(1) @DefaultValue("20000") int burst) {
    Limit limit() {
      return new Limit(perSecond, Duration.ofSeconds(1), burst);
    }
  }

  /** One route. */
  public record Rate(@Min(0) int perSecond, @Min(1) int burst) {
    Limit limit() {
      return new Limit(perSecond, Duration.ofSeconds(1), burst);
    }
  }

  /** Reads of one address. */
  public record Reads(
      @Min(0) @DefaultValue("50") int perSecond, @Min(1) @DefaultValue("100") int burst) {
    Limit limit() {
      return new Limit(perSecond, Duration.ofSeconds(1), burst);
    }
  }

  /** Writes of one address. */
  public record Writes(
      @Min(0) @DefaultValue("10") int perSecond, @Min(1) @DefaultValue("20") int burst) {
    Limit limit() {
      return new Limit(perSecond, Duration.ofSeconds(1), burst);
    }
  }

  /** Writes of one member. */
  public record MemberWrites(
      @Min(0) @DefaultValue("5") int perSecond, @Min(1) @DefaultValue("20") int burst) {
    Limit limit() {
      return new Limit(perSecond, Duration.ofSeconds(1), burst);
    }
  }
}
