package io.tulou.feed.post;

import io.tulou.feed.inbox.Inbox;
import io.tulou.feed.inbox.Inboxes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * The heads of author outboxes: the newest posts of each, packed as inboxes are. A post is appended
 * to its author's head before any range of it is done, so whoever reads what is pending first and a
 * head afterwards misses nothing.
 *
 * <p>What is missing is built behind the readers. A head exists, and takes what is appended, before
 * its author's posts are read; so a post is in what was read or in what was appended.
 */
public final class OutboxHeads implements AuthorOutboxes.Heads {
  private static final Duration LONGEST_BUILD = Duration.ofSeconds(30);

  private final Inboxes heads;
  private final AuthorOutboxes.OutboxReads reads;
  private final Consumer<List<Long>> buildLater;
  private final LongSupplier tokens;
  private final Clock clock;
  private final int cap;

  /**
   * Heads in a store of their own.
   *
   * @param buildLater takes authors whose heads are to be built soon, or forgets them: the next
   *     reader asks again
   * @param tokens random numbers
   * @param cap posts that a built or cut head has at most
   */
  public OutboxHeads(
      Inboxes heads,
      AuthorOutboxes.OutboxReads reads,
      Consumer<List<Long>> buildLater,
      LongSupplier tokens,
      Clock clock,
      int cap) {
    this.heads = heads;
    this.reads = reads;
    this.buildLater = buildLater;
    this.tokens = tokens;
    this.clock = clock;
    this.cap = cap;
  }

  @Override
  public Map<Long, Inbox> of(long[] authors) {
    Map<Long, Inbox> all;
    try {
      all = heads.peekAll(authors);
    } catch (DataAccessException away) {
      return Map.of();
    }
    var missing = Arrays.stream(authors).filter(author -> isMissing(all.get(author))).boxed();
    buildLater.accept(missing.toList());
    all.values().removeIf(head -> !head.header().isBuilt());
    return all;
  }

  /** Adds posts to the heads that exist, by author. Adding one again changes nothing. */
  public void append(Map<Long, long[]> posts) {
    heads.cut(heads.append(posts), cap, tokens);
  }

  /** Builds heads. Of two at once, one takes effect. */
  public void build(Collection<Long> authors) {
    long now = clock.millis();
    var ours = new ArrayList<Long>();
    for (long author : authors) {
      var empty = new Inbox.Header(Inbox.Header.NOT_YET, 0, now, tokens.getAsLong());
      if (heads.create(author, empty)) {
        ours.add(author);
      }
    }
    var seen = heads.peekAll(authors.stream().mapToLong(Long::longValue).toArray());
    seen.values().removeIf(Inbox::isBuilt);
    seen.entrySet().removeIf(e -> !ours.contains(e.getKey()) && !isMissing(e.getValue()));
    var posts = newest(List.copyOf(seen.keySet()));
    seen.forEach((author, head) -> {
      var ids = posts.getOrDefault(author, List.of()).stream().mapToLong(Long::longValue).toArray();
      long from = ids.length < cap ? 0 : ids[ids.length - 1];
      heads.replace(author, head, new Inbox.Header(from, 0, now, tokens.getAsLong()), ids);
    });
  }

  private Map<Long, List<Long>> newest(List<Long> authors) {
    var posts = new HashMap<Long, List<Long>>();
    if (!authors.isEmpty()) {
      var positions =
          authors.stream()
              .map(author -> new AuthorOutboxes.Position(author, Long.MAX_VALUE))
              .toList();
      reads
          .newest(positions, cap)
          .forEach(row ->
              posts.computeIfAbsent(row.authorId(), _ -> new ArrayList<>()).add(row.postId()));
    }
    posts.values().forEach(ids -> ids.sort((a, b) -> Long.compare(b, a)));
    return posts;
  }

  private boolean isMissing(@Nullable Inbox head) {
    return head == null
        || (!head.isBuilt()
            && clock.millis() - head.header().builtAtMillis() > LONGEST_BUILD.toMillis());
  }
}
