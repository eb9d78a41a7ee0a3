package io.tulou.feed.door;

import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.contract.http.BlockApi;
import io.tulou.feed.ApiRole;
import io.tulou.feed.follow.Relations;
import java.util.List;
import org.springframework.web.bind.annotation.RestController;

@ApiRole
@RestController
class BlockController implements BlockApi {
  private final Relations relations;

  BlockController(Relations relations) {
    this.relations = relations;
  }

  @Override
  public List<Long> blockersOfCaller(List<Long> memberIds) {
    if (memberIds.isEmpty() || memberIds.size() > MOST_MEMBERS) {
      throw ApiException.invalid("id", "must be there 1 to " + MOST_MEMBERS + " times");
    }
    return relations.blockersOf(Caller.current().orElse(Caller.NOBODY).member(), memberIds);
  }
}
