package io.tulou.feed.bench;

import io.tulou.feed.follow.NewFollow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Who follows whom and what is published, in memory: the pulled timeline is computed from it. */
public final class Oracle {
  private final Map<Long, Set<Long>> followees = new HashMap<>();
  private final Map<Long, List<Long>> posts = new HashMap<>();
  private final List<NewFollow> edges;

  public Oracle(List<NewFollow> edges) {
    this.edges = edges;
    edges.forEach(this::follow);
  }

  public void follow(NewFollow edge) {
    followees.computeIfAbsent(edge.memberId(), _ -> new HashSet<>()).add(edge.authorId());
  }

  public void unfollow(NewFollow edge) {
    followees.getOrDefault(edge.memberId(), Set.of()).remove(edge.authorId());
  }

  public void publish(long post, long author) {
    posts.computeIfAbsent(author, _ -> new ArrayList<>()).add(post);
  }

  public void delete(long post, long author) {
    posts.get(author).remove(post);
  }

  public Set<Long> members() {
    return followees.keySet();
  }

  public NewFollow anEdge(Random random) {
    return edges.get(random.nextInt(edges.size()));
  }

  public boolean follows(NewFollow edge) {
    return followees.getOrDefault(edge.memberId(), Set.of()).contains(edge.authorId());
  }

  /** Newest first. */
  public List<Long> feedOf(long member) {
    var feed = new ArrayList<>(posts.getOrDefault(member, List.of()));
    followees
        .getOrDefault(member, Set.of())
        .forEach(author -> feed.addAll(posts.getOrDefault(author, List.of())));
    feed.sort((a, b) -> Long.compare(b, a));
    return feed;
  }
}
