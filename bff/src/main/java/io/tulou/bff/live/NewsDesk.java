package io.tulou.bff.live;

import io.tulou.bff.page.LastCopies;
import io.tulou.common.log.LogEar;
import io.tulou.contract.feed.PostEvent;
import io.tulou.contract.feed.PostState;
import io.tulou.contract.feed.TieEvent.TieSnapshot;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells listeners how many posts are new in their home timelines. Hears {@code feed.posts}; when
 * somebody posts whose posts matter to a listener, the news are counted by feed-service, at most
 * once in five seconds for each listener and sixteen at a time on this node. Thread-safe.
 */
final class NewsDesk implements LogEar<PostEvent> {
  static final int MOST_AT_ONCE = 16;
  private static final Logger log = LoggerFactory.getLogger(NewsDesk.class);
  private static final Duration BETWEEN = Duration.ofSeconds(5);

  private final NewsCounter counter;
  private final Events events;
  private final LastCopies copies;
  private final Executor threads;
  private final Clock clock;
  private final Map<Listener, NewsWatch> watches = new HashMap<>();
  private final Set<Listener> wanted = new LinkedHashSet<>();
  private int underway;

  NewsDesk(NewsCounter counter, Events events, LastCopies copies, Executor threads, Clock clock) {
    this.counter = counter;
    this.events = events;
    this.copies = copies;
    this.threads = threads;
    this.clock = clock;
  }

  synchronized void add(Listener listener, NewsWatch watch) {
    watches.put(listener, watch);
    var first = watch.first();
    if (first == null) {
      wanted.add(listener);
    } else if (first.count() > 0) {
      tell(listener, first);
    }
  }

  @Override
  public void begin(long[] next) {
    log.debug("posts are heard from now on");
  }

  /** Whatever became of a post: the count says what it means. */
  @Override
  public synchronized void hear(List<Heard<PostEvent>> records, long[] next) {
    var authors = new HashSet<Long>();
    for (var heard : records) {
      switch (heard.record().message()) {
        case PostEvent.PostChanged changed -> {
          authors.add(changed.post().authorId());
          if (changed.post().state() == PostState.DELETED) {
            copies.drop(LastCopies.aboutMember(changed.post().authorId()));
          }
        }
      }
    }
    watches.forEach((listener, watch) -> {
      if (watch.concerns(authors)) {
        wanted.add(listener);
      }
    });
  }

  /** Members have come to stand otherwise to others, so other posts matter and the count moves. */
  synchronized void standOtherwise(List<TieSnapshot> ties) {
    var byMember = ties.stream().collect(Collectors.groupingBy(TieSnapshot::memberId));
    watches.forEach((listener, watch) -> {
      var own = byMember.get(watch.caller().memberId());
      if (own != null) {
        own.stream().filter(TieSnapshot::following).forEach(tie -> watch.follow(tie.otherId()));
        wanted.add(listener);
      }
    });
  }

  /** Starts to count where it is time, and forgets who has gone. */
  synchronized void pace() {
    watches.keySet().removeIf(listener -> !listener.isOpen());
    wanted.retainAll(watches.keySet());
    long now = clock.millis();
    var due =
        wanted.stream()
            .filter(listener -> watch(listener).isDue(now))
            .limit(MOST_AT_ONCE - underway)
            .toList();
    for (var listener : due) {
      wanted.remove(listener);
      var watch = watch(listener);
      watch.postpone(now + BETWEEN.toMillis());
      underway++;
      threads.execute(() -> count(listener, watch));
    }
  }

  private void count(Listener listener, NewsWatch watch) {
    try {
      var news = counter.count(watch);
      if (isNew(watch, news)) {
        tell(listener, news);
      }
    } catch (RuntimeException away) {
      log.debug("news are counted later: {}", away.toString());
      wantAgain(listener);
    } finally {
      finish();
    }
  }

  private void tell(Listener listener, NewsCounter.News news) {
    listener.offer(Frame.of(null, events.of("feed", news)).whole());
  }

  private synchronized boolean isNew(NewsWatch watch, NewsCounter.News news) {
    return watch.tell(news.count(), clock.millis() + BETWEEN.toMillis());
  }

  private synchronized void wantAgain(Listener listener) {
    wanted.add(listener);
  }

  private synchronized void finish() {
    underway--;
  }

  private NewsWatch watch(Listener listener) {
    var watch = watches.get(listener);
    if (watch == null) {
      throw new IllegalStateException("only those who watch want news");
    }
    return watch;
  }
}
