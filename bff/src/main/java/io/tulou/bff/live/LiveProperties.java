package io.tulou.bff.live;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code tulou.live}: how many may listen, and how often they hear.
 *
 * @param connections that listen to this node at most
 * @param perAddress of those, from one network address
 * @param perMember of those, of one member
 * @param heartbeat how often a connection hears something although nothing happened
 * @param pace how often counts are told at most
 * @param window how long a listener may be away and still hear what it missed
 * @param kept happenings remembered at most; a busier window is shorter
 */
@Validated
@ConfigurationProperties("tulou.live")
public record LiveProperties(
    @Min(1) @DefaultValue("12000") int connections,
    @Min(1) @DefaultValue("200") int perAddress,
    @Min(1) @DefaultValue("20") int perMember,
    @DefaultValue("15s") Duration heartbeat,
    @DefaultValue("500ms") Duration pace,
    @DefaultValue("2m") Duration window,
    @Min(1) @Max(1_000_000) @DefaultValue("50000") int kept) {
  /** How many paces make a heartbeat. */
  int beats() {
    return Math.max(1, Math.toIntExact(heartbeat.dividedBy(pace)));
  }
}
