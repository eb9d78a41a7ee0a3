package io.tulou.feed.post;

import io.tulou.contract.http.PostView;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Published posts for timelines: first whose they are, then whole. */
@Component
public class FeedPosts {
  private final PostMapper mapper;
  private final PostViews views;

  FeedPosts(PostMapper mapper, PostViews views) {
    this.mapper = mapper;
    this.views = views;
  }

  /** The author of each post that is published now; the others are left out. */
  public Map<Long, Long> findAuthors(Collection<Long> ids) {
    var authors = new HashMap<Long, Long>();
    if (!ids.isEmpty()) {
      mapper.loadHeads(ids).forEach(head -> authors.put(head.postId(), head.authorId()));
    }
    return authors;
  }

  /** In the order asked for; what is not published any more is left out. */
  public List<PostView> load(List<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var byId = new HashMap<Long, PostRow>();
    mapper.loadPublished(ids).forEach(row -> byId.put(row.postId(), row));
    return ids.stream().flatMap(id -> Stream.ofNullable(byId.get(id))).map(views::of).toList();
  }
}
