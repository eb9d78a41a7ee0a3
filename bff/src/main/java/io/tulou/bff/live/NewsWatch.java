package io.tulou.bff.live;

import io.tulou.common.identity.Caller;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one listener is told of the news in its home timeline. Guarded by {@link NewsDesk}. */
final class NewsWatch {
  private final Caller caller;
  private final String since;
  private long @Nullable [] sources;
  private final NewsCounter.@Nullable News first;
  private int told;
  private long nextAt;

  /**
   * A watch.
   *
   * @param since the {@code latest} of the page that the listener has
   * @param sources whose posts matter, ascending; null when that is not known: everybody's
   * @param first what was new when it began; null when that could not be counted
   */
  NewsWatch(
      Caller caller, String since, long @Nullable [] sources, NewsCounter.@Nullable News first) {
    this.caller = caller;
    this.since = since;
    this.sources = sources == null ? null : sources.clone();
    this.first = first;
    this.told = first == null ? 0 : first.count();
  }

  Caller caller() {
    return caller;
  }

  String since() {
    return since;
  }

  NewsCounter.@Nullable News first() {
    return first;
  }

  boolean concerns(Set<Long> authors) {
    var known = sources;
    return known == null
        || authors.stream().anyMatch(author -> Arrays.binarySearch(known, author) >= 0);
  }

  /** The posts of somebody more matter from now on. */
  void follow(long author) {
    var known = sources;
    if (known == null) {
      return;
    }
    int place = Arrays.binarySearch(known, author);
    if (place < 0) {
      var more = Arrays.copyOf(known, known.length + 1);
      System.arraycopy(known, ~place, more, ~place + 1, known.length - ~place);
      more[~place] = author;
      sources = more;
    }
  }

  boolean isDue(long now) {
    return now >= nextAt;
  }

  /** Remembers what was counted and when to count again at the earliest; whether it is news. */
  boolean tell(int count, long next) {
    boolean isNew = count != told;
    told = count;
    nextAt = next;
    return isNew;
  }

  void postpone(long next) {
    nextAt = next;
  }
}
