package io.tulou.feed.fanout;

import io.tulou.feed.inbox.Inbox;
import io.tulou.feed.inbox.Inboxes;
import io.tulou.feed.post.FeedPosts;
import io.tulou.feed.post.OutboxHeads;
import io.tulou.feed.timeline.InboxTrimmer;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Brings the inboxes and heads that are kept to what the tables say of some posts: what is
 * published now and missing is appended. An inbox or head that is not there stays away: whoever
 * comes back gets one that is built from the tables. What is not published any more need not be
 * taken out, because readers look at what is true.
 */
@Component
public class FeedReplay {
  private static final int FOLLOWERS_PER_READ = 1_000;

  private final FeedPosts posts;
  private final Followers followers;
  private final Inboxes inboxes;
  private final Inboxes packedHeads;
  private final OutboxHeads heads;
  private final InboxTrimmer trimmer;

  FeedReplay(
      FeedPosts posts,
      Followers followers,
      Inboxes inboxes,
      @Qualifier("packedHeads") Inboxes packedHeads,
      OutboxHeads heads,
      InboxTrimmer trimmer) {
    this.posts = posts;
    this.followers = followers;
    this.inboxes = inboxes;
    this.packedHeads = packedHeads;
    this.heads = heads;
    this.trimmer = trimmer;
  }

  /**
   * Looks at those of the posts that are published.
   *
   * @param dryRun changes nothing
   * @return those that were missing somewhere
   */
  public Set<Long> bring(Collection<Long> ids, boolean dryRun) {
    var byAuthor = new HashMap<Long, long[]>();
    posts
        .findAuthors(new HashSet<>(ids))
        .forEach((post, author) -> byAuthor.merge(author, new long[] {post}, Appends::concat));
    var changed = new HashSet<Long>();
    var audiences = followers.audiencesOf(byAuthor.keySet());
    byAuthor.forEach((author, published) -> {
      changed.addAll(intoHead(author, published, dryRun));
      // Of a big account nobody's inbox holds anything.
      if (!audiences.getOrDefault(author, AudienceRow.NOBODY).pulled()) {
        changed.addAll(intoInboxes(author, published, dryRun));
      }
    });
    return changed;
  }

  private Set<Long> intoHead(long author, long[] published, boolean dryRun) {
    var missing = missing(packedHeads.peekAll(new long[] {author}), published);
    if (!dryRun && !missing.isEmpty()) {
      heads.append(missing);
    }
    return ids(missing);
  }

  private Set<Long> intoInboxes(long author, long[] published, boolean dryRun) {
    var changed = new HashSet<Long>();
    long after = 0;
    List<Long> some;
    do {
      some = followers.list(author, after, Long.MAX_VALUE, FOLLOWERS_PER_READ);
      if (!some.isEmpty()) {
        after = some.getLast();
        var kept = inboxes.peekAll(some.stream().mapToLong(Long::longValue).toArray());
        var missing = missing(kept, published);
        if (!dryRun && !missing.isEmpty()) {
          trimmer.trim(inboxes.append(missing));
        }
        changed.addAll(ids(missing));
      }
    } while (some.size() == FOLLOWERS_PER_READ);
    return changed;
  }

  /** By member, what is not in the built ones though they say that they are complete from there. */
  private static Map<Long, long[]> missing(Map<Long, Inbox> kept, long[] published) {
    var missing = new HashMap<Long, long[]>();
    kept.forEach((member, inbox) -> {
      if (inbox.isBuilt()) {
        var held = Arrays.stream(inbox.ids()).boxed().collect(Collectors.toSet());
        var lacking =
            Arrays.stream(published)
                .filter(post -> post >= inbox.header().completeFrom() && !held.contains(post))
                .sorted()
                .toArray();
        if (lacking.length > 0) {
          missing.put(member, lacking);
        }
      }
    });
    return missing;
  }

  private static Set<Long> ids(Map<Long, long[]> missing) {
    var ids = new HashSet<Long>();
    missing.values().forEach(some -> Arrays.stream(some).forEach(ids::add));
    return ids;
  }
}
