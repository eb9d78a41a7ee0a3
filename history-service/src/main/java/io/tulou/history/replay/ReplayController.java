package io.tulou.history.replay;

import io.tulou.common.web.ApiException;
import io.tulou.contract.http.HistoryReplayApi;
import io.tulou.history.OnApi;
import java.util.List;
import org.springframework.web.bind.annotation.RestController;

/** For comment-job, which runs what operators ask for. */
@OnApi
@RestController
class ReplayController implements HistoryReplayApi {
  private final HistoryReplay replay;

  ReplayController(HistoryReplay replay) {
    this.replay = replay;
  }

  @Override
  public Missing bring(Histories histories) {
    if (histories.histories().size() > MOST
        || histories.histories().stream().anyMatch(one -> one.subjects().size() > MOST_SUBJECTS)) {
      throw ApiException.invalid("histories", "are too many, or name too many subjects");
    }
    return new Missing(List.copyOf(replay.bring(histories.histories(), histories.dryRun())));
  }
}
