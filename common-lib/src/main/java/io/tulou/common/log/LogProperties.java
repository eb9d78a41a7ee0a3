package io.tulou.common.log;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code tulou.log}: how the log is reached.
 *
 * @param bootstrap brokers as {@code host:port,host:port}
 * @param topicPrefix in front of each topic's name, for clusters that several platforms share
 * @param concurrency threads for each group of workers; more than partitions are idle
 * @param pollRecords the most records one transaction takes
 * @param pollTransactions the most transactions a worker makes of one poll, each projected while
 *     the next is under way; a crash repeats the projection of that many
 * @param linger how long the producer collects records for one request
 * @param deliveryTimeout after which an append has failed; shorter than any caller's deadline
 */
@Validated
@ConfigurationProperties("tulou.log")
public record LogProperties(
    @NotBlank String bootstrap,
    @DefaultValue("") String topicPrefix,
    @DefaultValue("2") @Min(1) @Max(64) int concurrency,
    @DefaultValue("1000") @Min(1) @Max(10_000) int pollRecords,
    @DefaultValue("4") @Min(1) @Max(16) int pollTransactions,
    @DefaultValue("2ms") Duration linger,
    @DefaultValue("4s") Duration deliveryTimeout) {}
