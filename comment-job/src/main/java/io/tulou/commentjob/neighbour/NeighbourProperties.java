package io.tulou.commentjob.neighbour;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code tulou.neighbours}: where they are.
 *
 * @param feedService address of feed-service
 * @param historyService address of history-service
 * @param patience how long one call may take; an operation waits and tries again
 */
@Validated
@ConfigurationProperties("tulou.neighbours")
public record NeighbourProperties(
    @DefaultValue("http://127.0.0.1:8082") URI feedService,
    @DefaultValue("http://127.0.0.1:8083") URI historyService,
    @DefaultValue("5s") Duration patience) {}
