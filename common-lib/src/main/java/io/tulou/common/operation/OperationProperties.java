package io.tulou.common.operation;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code tulou.operations}: how operations are run.
 *
 * @param concurrency operations this node works on at once
 * @param lease a node that says nothing for so long has lost its operation to the next
 * @param look how often a node without work looks for some
 * @param firstPause after a failure; doubled with each further one
 * @param longestPause between two attempts
 * @param attempts failures without progress after which an operation has failed
 */
@Validated
@ConfigurationProperties("tulou.operations")
public record OperationProperties(
    @DefaultValue("2") @Min(1) @Max(16) int concurrency,
    @DefaultValue("30s") Duration lease,
    @DefaultValue("1s") Duration look,
    @DefaultValue("1s") Duration firstPause,
    @DefaultValue("60s") Duration longestPause,
    @DefaultValue("60") @Min(1) @Max(1_000) int attempts) {}
