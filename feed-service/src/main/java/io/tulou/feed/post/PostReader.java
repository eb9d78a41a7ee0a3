package io.tulou.feed.post;

import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.contract.http.PostView;
import org.springframework.stereotype.Component;

/** Single posts, for those who may see them. */
@Component
public class PostReader {
  private final PostMapper mapper;
  private final PostViews views;
  private final Sight sight;

  PostReader(PostMapper mapper, PostViews views, Sight sight) {
    this.mapper = mapper;
    this.views = views;
    this.sight = sight;
  }

  /**
   * One post. A scheduled one is there for its author only.
   *
   * @throws ApiException {@code not-found}, whether it is not there or not for the caller
   */
  public PostView get(Caller caller, long id) {
    var row = mapper.find(id);
    if (row == null || !isFor(caller, row)) {
      throw ApiException.notFound();
    }
    return views.of(row);
  }

  private boolean isFor(Caller caller, PostRow row) {
    return switch (row.state()) {
      case DELETED -> false;
      case SCHEDULED -> caller.memberId() == row.authorId();
      case PUBLISHED -> sight.of(caller, row.authorId()).includes(row.visibility());
    };
  }
}
