package io.tulou.bff.edge;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code tulou.trace}: of which requests the spans are written to the log. What fails is written
 * always.
 *
 * @param share of all traces, chosen by their ids, 0 to 1; by default one in a hundred
 * @param members ids of members all of whose requests are; none by default
 */
@Validated
@ConfigurationProperties("tulou.trace")
public record TraceProperties(
    @DecimalMin("0.0") @DecimalMax("1.0") @DefaultValue("0.01") double share,
    @DefaultValue Set<Long> members) {
  public TraceProperties {
    members = Set.copyOf(members);
  }
}
