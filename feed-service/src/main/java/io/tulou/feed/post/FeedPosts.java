package io.tulou.feed.post;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tulou.contract.http.PostView;
import io.tulou.feed.FeedProperties;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Published posts for timelines: first whose they are, then whole. */
@Component
public class FeedPosts {
  private static final int BESIDES_TEXT = 400;

  private final PostMapper mapper;
  private final PostViews views;
  private final Cache<Long, PostView> near;

  FeedPosts(PostMapper mapper, PostViews views, FeedProperties properties) {
    this.mapper = mapper;
    this.views = views;
    this.near =
        Caffeine.newBuilder()
            .maximumWeight(properties.nearPosts())
            .weigher((Long _, PostView post) ->
                BESIDES_TEXT + post.text().length() + post.html().length())
            .build();
  }

  /** The author of each post that is published now; the others are left out. */
  public Map<Long, Long> findAuthors(Collection<Long> ids) {
    var authors = new HashMap<Long, Long>();
    if (!ids.isEmpty()) {
      mapper.loadHeads(ids).forEach(head -> authors.put(head.postId(), head.authorId()));
    }
    return authors;
  }

  /**
   * Posts that {@link #findAuthors} has just found, in the order asked for. What a post says never
   * changes, so only those are read that were not read here before.
   */
  public List<PostView> load(List<Long> ids) {
    var known = near.getAllPresent(ids);
    var missing = ids.stream().filter(id -> !known.containsKey(id)).toList();
    var byId = new HashMap<>(known);
    if (!missing.isEmpty()) {
      for (var row : mapper.loadPublished(missing)) {
        var view = views.of(row);
        near.put(row.postId(), view);
        byId.put(row.postId(), view);
      }
    }
    return ids.stream().flatMap(id -> Stream.ofNullable(byId.get(id))).toList();
  }
}
