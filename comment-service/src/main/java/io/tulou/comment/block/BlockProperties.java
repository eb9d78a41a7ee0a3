package io.tulou.comment.block;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code tulou.blocks}: asking who has blocked a writer.
 *
 * @param feedService address of feed-service
 * @param patience how long a write waits for the answer
 * @param pause how long nobody is asked after several have waited in vain
 */
@Validated
@ConfigurationProperties("tulou.blocks")
record BlockProperties(
    @DefaultValue("http://127.0.0.1:8082") URI feedService,
    @DefaultValue("150ms") Duration patience,
    @DefaultValue("1s") Duration pause) {}
