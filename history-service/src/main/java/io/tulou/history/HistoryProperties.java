package io.tulou.history;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code tulou.history}: bounds of this service.
 *
 * @param packWindow how long heartbeats of concurrent requests are gathered before the append
 * @param packEntries after so many the append does not wait for the window's end
 * @param packQueue requests waiting to be packed; more are refused
 * @param finishedShare of the duration from which on an entry is finished
 * @param finishedTail so near to the end an entry is finished, whatever its share
 * @param watchedAhead how far a client's clock may be ahead; later is clamped
 * @param hotEntries the newest entries of a member that are kept in Redis
 * @param hotTombstones the same for deletions of single subjects
 * @param hotSlack so many more are let grow before Redis is trimmed
 * @param hotAge a member's part in Redis is gone when nothing was written for so long; not shorter
 *     than the workers can ever be behind
 * @param rebuildFor how long the right to rebuild a member's part in Redis lasts
 * @param patience how long a read waits for a rebuild at most; half of what its deadline leaves, if
 *     that is less
 * @param databaseReads rebuilds that read the database at once; more wait
 * @param writeWindow how long the workers gather before they write: the longer, the fewer row
 *     writes, and the longer the database is behind the log; deletions do not wait for it
 * @param gathered entries the workers hold of one partition; with more they write at once
 * @param group the workers' consumer group
 */
@Validated
@ConfigurationProperties("tulou.history")
public record HistoryProperties(
    @DefaultValue("5ms") Duration packWindow,
    @DefaultValue("500") @Min(1) @Max(2_000) int packEntries,
    @DefaultValue("10000") @Min(1) int packQueue,
    @DefaultValue("0.95") @DecimalMin("0.5") @DecimalMax("1") double finishedShare,
    @DefaultValue("10s") Duration finishedTail,
    @DefaultValue("5m") Duration watchedAhead,
    @DefaultValue("1000") @Min(10) @Max(5_000) int hotEntries,
    @DefaultValue("500") @Min(10) @Max(5_000) int hotTombstones,
    @DefaultValue("200") @Min(0) @Max(5_000) int hotSlack,
    @DefaultValue("7d") Duration hotAge,
    @DefaultValue("3s") Duration rebuildFor,
    @DefaultValue("1s") Duration patience,
    @DefaultValue("8") @Min(1) @Max(1_000) int databaseReads,
    @DefaultValue("2m") Duration writeWindow,
    @DefaultValue("50000") @Min(1) @Max(1_000_000) int gathered,
    @DefaultValue("history-writer") @NotBlank String group) {}
