package io.tulou.bff.admission;

import io.tulou.common.overload.Bounds;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code tulou.overload}: how much the door takes on at once.
 *
 * @param minimum requests in flight that are always worked on
 * @param maximum requests in flight that are never exceeded; the lower classes of the route table
 *     are refused at half and at three quarters of it
 * @param busy share of the machine's processors from which on it counts as overloaded; 1 means only
 *     the maximum limits
 */
@Validated
@ConfigurationProperties("tulou.overload")
public record OverloadProperties(
    @Min(1) @DefaultValue("16") int minimum,
    @Min(1) @DefaultValue("512") int maximum,
    @DecimalMin("0.1") @DecimalMax("1.0") @DefaultValue("0.9") double busy) {
  Bounds bounds() {
    return new Bounds(minimum, maximum, busy);
  }
}
