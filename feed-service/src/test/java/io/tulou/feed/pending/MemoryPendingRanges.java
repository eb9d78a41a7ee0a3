package io.tulou.feed.pending;

import io.tulou.feed.ids.NewestFirst;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Pending ranges in memory; all are due at once. */
public final class MemoryPendingRanges implements PendingRanges, PendingPosts {
  private record Place(long postId, long afterMember) implements Comparable<Place> {
    @Override
    public int compareTo(Place other) {
      int byPost = Long.compare(postId, other.postId);
      return byPost != 0 ? byPost : Long.compare(afterMember, other.afterMember);
    }
  }

  private final TreeMap<Place, PendingRange> open = new TreeMap<>();

  @Override
  public void open(long postId, long authorId) {
    put(PendingRange.whole(postId, authorId));
  }

  @Override
  public List<PendingRange> of(Collection<Long> postIds) {
    return open.values().stream().filter(range -> postIds.contains(range.postId())).toList();
  }

  @Override
  public List<PendingRange> split(long postId, List<PendingRange> ranges) {
    if (isWhole(postId)) {
      open.remove(new Place(postId, 0));
      ranges.forEach(this::put);
    }
    return of(List.of(postId));
  }

  @Override
  public void leaveToReaders(long postId) {
    if (isWhole(postId)) {
      long author = Objects.requireNonNull(open.get(new Place(postId, 0))).authorId();
      put(new PendingRange(postId, author, 0, 0));
    }
  }

  @Override
  public Set<PendingRange> stillOpen(Collection<PendingRange> ranges) {
    return ranges.stream()
        .flatMap(range -> Optional.ofNullable(open.get(place(range))).stream())
        .collect(Collectors.toSet());
  }

  @Override
  public void close(Collection<PendingRange> ranges) {
    ranges.forEach(range -> open.remove(place(range)));
  }

  @Override
  public void closeAll(long postId) {
    close(of(List.of(postId)));
  }

  @Override
  public List<PendingRange> claimDue(int count, Duration lease) {
    return new ArrayList<>(open.values()).subList(0, Math.min(count, open.size()));
  }

  @Override
  public Optional<long[]> of(long[] authors) {
    var posts =
        open.values().stream()
            .filter(range -> Arrays.binarySearch(authors, range.authorId()) >= 0)
            .mapToLong(PendingRange::postId)
            .toArray();
    return Optional.of(NewestFirst.of(posts, posts.length, posts.length));
  }

  public int size() {
    return open.size();
  }

  private boolean isWhole(long postId) {
    var first = open.get(new Place(postId, 0));
    return first != null && first.isWhole();
  }

  private void put(PendingRange range) {
    open.put(place(range), range);
  }

  private static Place place(PendingRange range) {
    return new Place(range.postId(), range.afterMember());
  }
}
