package io.tulou.comment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code tulou.comment}: bounds of this service.
 *
 * @param caches what is held, how much of it and for how long
 * @param databaseReads reads of one kind that go to the database at once
 * @param locateEvery unknown ids are looked for in batches, which begin at least this far apart
 * @param readPatience how long a read waits for those before it
 * @param rebuildEvery a missing index is asked for at most once in this time by this process
 * @param outcomeWait how long a write waits to be applied before it answers "accepted"
 * @param decisionWait the same for a batch of decisions
 * @param waiting most commands whose outcome is waited for at once
 * @param editWindow how long after its creation an author may edit a comment, as comment-job has it
 * @param ownWriteAge how long a comment or an edit is shown to its author though it is not applied
 */
@Validated
@ConfigurationProperties("tulou.comment")
public record CommentProperties(
    @DefaultValue @Valid CacheProperties caches,
    @DefaultValue("16") @Min(1) @Max(1_000) int databaseReads,
    @DefaultValue("25ms") Duration locateEvery,
    @DefaultValue("2s") Duration readPatience,
    @DefaultValue("2s") Duration rebuildEvery,
    @DefaultValue("500ms") Duration outcomeWait,
    @DefaultValue("1s") Duration decisionWait,
    @DefaultValue("2000") @Min(1) int waiting,
    @DefaultValue("15m") Duration editWindow,
    @DefaultValue("60s") Duration ownWriteAge) {}
