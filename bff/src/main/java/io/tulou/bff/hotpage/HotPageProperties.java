package io.tulou.bff.hotpage;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * {@code tulou.hot-pages}: which answers the door keeps ready.
 *
 * @param perSecond an address asked for so often in a second, by nobody in particular, is hot
 * @param most hot addresses at once
 * @param size of all that is kept, both encodings counted
 * @param kept how old a page may become of which no change was heard; authors' names may be that
 *     much older than elsewhere
 * @param unsettled how long after a change was heard here another node may not have heard it; a
 *     page read meanwhile is kept no longer than that
 */
@Validated
@ConfigurationProperties("tulou.hot-pages")
public record HotPageProperties(
    @Min(1) @DefaultValue("20") int perSecond,
    @Min(1) @DefaultValue("200") int most,
    @DefaultValue("16MB") DataSize size,
    @DefaultValue("1s") Duration kept,
    @DefaultValue("100ms") Duration unsettled) {}
