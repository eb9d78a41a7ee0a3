package io.tulou.comment;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Which first pages are kept as they are sent.
 *
 * @param perSecond those asked for at least so often, here
 * @param most the most frequent of them, if there are more
 * @param size most bytes they take
 * @param age none is kept longer, even when no event comes
 */
public record HotPagePolicy(
    @DefaultValue("20") @Min(1) int perSecond,
    @DefaultValue("200") @Min(0) int most,
    @DefaultValue("16MB") DataSize size,
    @DefaultValue("1s") Duration age) {}
