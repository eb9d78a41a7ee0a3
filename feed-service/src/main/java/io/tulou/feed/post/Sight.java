package io.tulou.feed.post;

import io.tulou.common.identity.Caller;
import io.tulou.contract.http.Visibility;
import io.tulou.feed.follow.Relations;
import org.springframework.stereotype.Component;

/** What a caller may see of an author's published posts. */
@Component
class Sight {
  private final Relations relations;

  Sight(Relations relations) {
    this.relations = relations;
  }

  enum Extent {
    NOTHING,
    PUBLIC_ONLY,
    ALL;

    boolean includes(Visibility visibility) {
      return switch (this) {
        case NOTHING -> false;
        case PUBLIC_ONLY -> visibility == Visibility.PUBLIC;
        case ALL -> true;
      };
    }
  }

  Extent of(Caller caller, long author) {
    if (!caller.isMember()) {
      return Extent.PUBLIC_ONLY;
    }
    if (caller.memberId() == author || caller.has("moderate")) {
      return Extent.ALL;
    }
    if (relations.isBlocking(author, caller.memberId())) {
      return Extent.NOTHING;
    }
    return relations.between(caller.memberId(), author).following()
        ? Extent.ALL
        : Extent.PUBLIC_ONLY;
  }
}
