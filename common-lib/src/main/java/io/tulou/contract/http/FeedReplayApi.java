package io.tulou.contract.http;

import java.util.List;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/**
 * What feed-service does for a replay: it is told which posts the records were about, looks at its
 * tables, and brings the feeds that are kept to what they say now. Safe to repeat.
 */
@HttpExchange("/internal/replays")
public interface FeedReplayApi {
  /** Most posts that are named at once. */
  int MOST = 200;

  /** Those of the posts that were missing somewhere. */
  @PostExchange("/feed")
  Missing bring(@RequestBody Posts posts);

  /**
   * Posts that records were about.
   *
   * @param dryRun only look
   */
  record Posts(List<Long> postIds, boolean dryRun) {}

  /** Posts that are published, and were not in all that is kept. */
  record Missing(List<Long> postIds) {}
}
