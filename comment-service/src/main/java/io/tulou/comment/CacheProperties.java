package io.tulou.comment;

import io.tulou.common.cache.CachePolicy;
import jakarta.validation.Valid;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code tulou.comment.caches}: everything this service holds in memory and in Redis, each bounded
 * in bytes and in age.
 *
 * @param subjects whole subjects, by name
 * @param comments whole comments in every state
 * @param locations in which subject a comment lies, which never changes
 * @param unknownLocations ids that were looked for in vain, and are not for this long
 * @param unknownAge how long that is
 * @param hotPages first pages as they are sent
 * @param rankings orders that walks by rank keep to, and as much for those new walks start with
 */
public record CacheProperties(
    @DefaultValue CachePolicy subjects,
    @DefaultValue CachePolicy comments,
    @DefaultValue("16MB") DataSize locations,
    @DefaultValue("4MB") DataSize unknownLocations,
    @DefaultValue("1s") Duration unknownAge,
    @DefaultValue @Valid HotPagePolicy hotPages,
    @DefaultValue("32MB") DataSize rankings) {}
