package io.tulou.feed.timeline;

import io.tulou.feed.follow.Ties;
import io.tulou.feed.post.AuthorOutboxes.Position;
import io.tulou.feed.post.OutboxRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** What the database would hold, and the oracle: the feed as it follows from edges and posts. */
final class World {
  private record Pair(long member, long other) {}

  private final Map<Long, Long> everPublished = new HashMap<>();
  private final TreeMap<Long, Long> published = new TreeMap<>();
  private final Map<Pair, Long> following = new HashMap<>();
  private final Set<Pair> muted = new HashSet<>();
  private final Set<Pair> blocked = new HashSet<>();
  private final Map<Long, Long> versions = new HashMap<>();

  void follow(long member, long author) {
    if (member != author
        && !isBlocked(member, author)
        && !following.containsKey(new Pair(member, author))) {
      following.put(new Pair(member, author), move(member));
    }
  }

  void unfollow(long member, long author) {
    if (following.remove(new Pair(member, author)) != null) {
      move(member);
    }
  }

  void mute(long member, long other) {
    if (muted.add(new Pair(member, other))) {
      move(member);
    }
  }

  void unmute(long member, long other) {
    if (muted.remove(new Pair(member, other))) {
      move(member);
    }
  }

  void unmuteAll() {
    List.copyOf(muted).forEach(pair -> unmute(pair.member(), pair.other()));
  }

  void block(long member, long other) {
    if (member != other && blocked.add(new Pair(member, other))) {
      unfollow(member, other);
      unfollow(other, member);
      move(member);
      move(other);
    }
  }

  void unblock(long member, long other) {
    if (blocked.remove(new Pair(member, other))) {
      move(member);
      move(other);
    }
  }

  void publish(long id, long author) {
    published.put(id, author);
    everPublished.put(id, author);
  }

  void delete(long id) {
    published.remove(id);
  }

  SortedSet<Long> publishedIds() {
    return new TreeSet<>(published.keySet());
  }

  boolean exists(long id) {
    return published.containsKey(id);
  }

  /** The pull-only timeline, newest first. */
  List<Long> oracle(long member) {
    return published.descendingMap().entrySet().stream()
        .filter(post -> isShown(member, post.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  SortedSet<Long> followersOf(long author) {
    var followers = new TreeSet<Long>();
    following.keySet().stream()
        .filter(pair -> pair.other() == author)
        .forEach(pair -> followers.add(pair.member()));
    return followers;
  }

  /** Without those who mute the author. */
  SortedSet<Long> unmutingFollowersOf(long author) {
    var followers = followersOf(author);
    followers.removeIf(member -> muted.contains(new Pair(member, author)));
    return followers;
  }

  /** As if all had been followed from the first on. */
  Ties tiesWithoutVersions(long member) {
    var ties = ties(member);
    var followees = ties.followees();
    var hidden = LongStream.rangeClosed(1, 50).filter(other -> isHidden(member, other)).toArray();
    return new Ties(member, ties.version(), followees, new long[followees.length], hidden);
  }

  Ties ties(long member) {
    var since = new TreeMap<Long, Long>();
    following.forEach((pair, version) -> {
      if (pair.member() == member) {
        since.put(pair.other(), version);
      }
    });
    var hidden = new TreeSet<Long>();
    muted.stream().filter(pair -> pair.member() == member).forEach(p -> hidden.add(p.other()));
    blocked.forEach(pair -> {
      if (pair.member() == member) {
        hidden.add(pair.other());
      } else if (pair.other() == member) {
        hidden.add(pair.member());
      }
    });
    return new Ties(
        member,
        versions.getOrDefault(member, 0L),
        longs(since.keySet()),
        longs(since.values()),
        longs(hidden));
  }

  List<OutboxRow> newest(List<Position> positions, int each) {
    return positions.stream()
        .flatMap(position ->
            published.headMap(position.below(), false).descendingMap().entrySet().stream()
                .filter(post -> post.getValue() == position.authorId())
                .limit(each)
                .map(post -> new OutboxRow(post.getValue(), post.getKey())))
        .toList();
  }

  Map<Long, Long> authorsOf(Collection<Long> ids) {
    var authors = new HashMap<Long, Long>();
    ids.forEach(id -> {
      if (published.containsKey(id)) {
        authors.put(id, published.get(id));
      }
    });
    return authors;
  }

  /** Whose a post is or was. */
  Map<Long, Long> everAuthorsOf(Collection<Long> ids) {
    var authors = new HashMap<Long, Long>();
    ids.forEach(id -> {
      if (everPublished.containsKey(id)) {
        authors.put(id, everPublished.get(id));
      }
    });
    return authors;
  }

  private boolean isHidden(long member, long other) {
    return muted.contains(new Pair(member, other)) || isBlocked(member, other);
  }

  private boolean isShown(long member, long author) {
    return member == author
        || (following.containsKey(new Pair(member, author))
            && !muted.contains(new Pair(member, author))
            && !isBlocked(member, author));
  }

  private boolean isBlocked(long one, long other) {
    return blocked.contains(new Pair(one, other)) || blocked.contains(new Pair(other, one));
  }

  private long move(long member) {
    return versions.merge(member, 1L, Long::sum);
  }

  private static long[] longs(Collection<Long> boxed) {
    return boxed.stream().mapToLong(Long::longValue).toArray();
  }
}
