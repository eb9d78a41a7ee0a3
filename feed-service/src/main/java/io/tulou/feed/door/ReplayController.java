package io.tulou.feed.door;

import io.tulou.common.web.ApiException;
import io.tulou.contract.http.FeedReplayApi;
import io.tulou.feed.ApiRole;
import io.tulou.feed.fanout.FeedReplay;
import java.util.List;
import org.springframework.web.bind.annotation.RestController;

/** For comment-job, which runs what operators ask for. */
@ApiRole
@RestController
class ReplayController implements FeedReplayApi {
  private final FeedReplay replay;

  ReplayController(FeedReplay replay) {
    this.replay = replay;
  }

  @Override
  public Missing bring(Posts posts) {
    if (posts.postIds().size() > MOST) {
      throw ApiException.invalid("postIds", "names more than " + MOST);
    }
    return new Missing(List.copyOf(replay.bring(posts.postIds(), posts.dryRun())));
  }
}
