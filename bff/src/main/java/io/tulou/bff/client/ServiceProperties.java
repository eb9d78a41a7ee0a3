package io.tulou.bff.client;

import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code tulou.services}: where the services are and how long the door waits for them.
 *
 * @param comment instances of comment-service
 * @param feed instances of feed-service
 * @param history instances of history-service
 * @param job instances of comment-job
 * @param lanes by name of a lane, the instances it has of its own
 * @param trustLanes whether {@code X-Lane} of a client is followed; only where all clients are
 *     trusted, such as in test environments
 * @param resolveEvery how often host names are looked up anew, each address being an instance (a
 *     headless service on Kubernetes); zero: a name is one instance
 * @param connectTimeout for a new connection
 * @param readTimeout for an answer where no deadline is nearer
 */
@Validated
@ConfigurationProperties("tulou.services")
public record ServiceProperties(
    @NotEmpty @DefaultValue("http://127.0.0.1:8081") List<URI> comment,
    @NotEmpty @DefaultValue("http://127.0.0.1:8082") List<URI> feed,
    @NotEmpty @DefaultValue("http://127.0.0.1:8083") List<URI> history,
    @NotEmpty @DefaultValue("http://127.0.0.1:8084") List<URI> job,
    @DefaultValue Map<String, Lane> lanes,
    @DefaultValue("false") boolean trustLanes,
    @DefaultValue("0s") Duration resolveEvery,
    @DefaultValue("500ms") Duration connectTimeout,
    @DefaultValue("10s") Duration readTimeout) {
  public ServiceProperties {
    comment = List.copyOf(comment);
    feed = List.copyOf(feed);
    history = List.copyOf(history);
    job = List.copyOf(job);
    lanes = Map.copyOf(lanes);
  }

  /** The instances of that service that everybody shares. */
  List<URI> base(Service service) {
    return switch (service) {
      case COMMENT -> comment;
      case FEED -> feed;
      case HISTORY -> history;
      case JOB -> job;
    };
  }

  /**
   * What a lane has of its own; where it has nothing, the base serves.
   *
   * @param comment instances of comment-service
   * @param feed instances of feed-service
   * @param history instances of history-service
   * @param job instances of comment-job
   */
  public record Lane(
      @DefaultValue List<URI> comment,
      @DefaultValue List<URI> feed,
      @DefaultValue List<URI> history,
      @DefaultValue List<URI> job) {
    List<URI> own(Service service) {
      return switch (service) {
        case COMMENT -> comment;
        case FEED -> feed;
        case HISTORY -> history;
        case JOB -> job;
      };
    }
  }
}
