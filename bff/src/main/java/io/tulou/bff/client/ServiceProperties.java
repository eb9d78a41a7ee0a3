package io.tulou.bff.client;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code tulou.services}: where the services are and how long the door waits for them.
 *
 * @param comment address of comment-service
 * @param feed address of feed-service
 * @param history address of history-service
 * @param connectTimeout for a new connection
 * @param readTimeout for an answer where no deadline is nearer
 */
@Validated
@ConfigurationProperties("tulou.services")
public record ServiceProperties(
    @DefaultValue("http://127.0.0.1:8081") URI comment,
    @DefaultValue("http://127.0.0.1:8082") URI feed,
    @DefaultValue("http://127.0.0.1:8083") URI history,
    @DefaultValue("500ms") Duration connectTimeout,
    @DefaultValue("10s") Duration readTimeout) {
  /** Where that service is. */
  public URI address(Service service) {
    return switch (service) {
      case COMMENT -> comment;
      case FEED -> feed;
      case HISTORY -> history;
    };
  }
}
