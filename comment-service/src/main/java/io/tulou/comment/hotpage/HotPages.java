package io.tulou.comment.hotpage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.comment.CommentProperties;
import io.tulou.comment.rules.Sanctions;
import io.tulou.comment.store.OwnWrites;
import io.tulou.comment.store.SubjectStore;
import io.tulou.comment.thread.PageRequest;
import io.tulou.comment.thread.ThreadReader;
import io.tulou.comment.thread.ViewerReactions;
import io.tulou.common.coalesce.Coalescer;
import io.tulou.common.deadline.Deadline;
import io.tulou.common.hotkey.HotKeys;
import io.tulou.common.hotkey.Stamps;
import io.tulou.common.identity.Caller;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.SubjectSnapshot;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * First pages that are read often: found by how often they are asked for, read once for all, and
 * read anew by whoever comes next after a change was heard.
 */
@Component
public class HotPages {
  private final ThreadReader threads;
  private final SubjectStore subjects;
  private final OwnWrites ownWrites;
  private final Sanctions sanctions;
  private final ViewerReactions reactions;
  private final HotKeys<PageName> often;
  private final Cache<PageName, ReadyPage> ready;
  private final Coalescer<Stamped, ReadyPage> reads;
  private final Duration patience;
  private final Stamps<SubjectRef> stamps = new Stamps<>();
  private final Counter served;
  private final Counter read;

  HotPages(
      ThreadReader threads,
      SubjectStore subjects,
      OwnWrites ownWrites,
      Sanctions sanctions,
      ViewerReactions reactions,
      CommentProperties properties,
      MeterRegistry meters) {
    this.threads = threads;
    this.subjects = subjects;
    this.ownWrites = ownWrites;
    this.sanctions = sanctions;
    this.reactions = reactions;
    var policy = properties.caches().hotPages();
    this.often = new HotKeys<>(policy.most(), policy.perSecond());
    this.ready =
        Caffeine.newBuilder()
            .maximumWeight(policy.size().toBytes())
            .weigher((PageName _, ReadyPage page) -> 2 * page.length())
            .expireAfterWrite(policy.age())
            .build();
    this.patience = properties.readPatience();
    this.reads = new Coalescer<>(properties.databaseReads(), patience);
    this.served = meters.counter("tulou.comment.hot.pages", "from", "ready");
    this.read = meters.counter("tulou.comment.hot.pages", "from", "read");
    meters.gauge("tulou.comment.hot.names", often, keys -> keys.hot().size());
  }

  private record Stamped(PageName name, long stamp) {}

  /** Whatever shows this subject is read anew from now on. */
  public void forget(SubjectRef subject) {
    stamps.change(subject);
  }

  /** The answer, if the page is hot and the caller sees of it what everybody does. */
  Optional<byte[]> find(PageName name, Caller caller) {
    if (!often.see(name)) {
      return Optional.empty();
    }
    if (!caller.isMember()) {
      return Optional.of(page(name).bytes());
    }
    // Who is shadowed sees more than everybody does.
    if (sanctions.isShadowed(caller.memberId())
        || !ownWrites.list(name.subject(), caller.memberId()).isEmpty()) {
      return Optional.empty();
    }
    var page = page(name);
    return page.hasWordsOf(caller.memberId())
        ? Optional.empty()
        : Optional.of(page.with(reactions.of(caller, page.subjectIds(), page.commentIds())));
  }

  private ReadyPage page(PageName name) {
    long stamp = stamps.of(name.subject());
    var held = ready.getIfPresent(name);
    if (held != null && held.stamp() == stamp) {
      served.increment();
      return held;
    }
    return reads.load(new Stamped(name, stamp), Deadline.leftOr(patience), () -> read(name, stamp));
  }

  private ReadyPage read(PageName name, long stamp) {
    read.increment();
    var first = new PageRequest(name.limit(), null);
    var page = threads.listRoots(name.subject(), name.sort(), first, Caller.NOBODY);
    long subjectId = subjects.find(name.subject()).map(SubjectSnapshot::subjectId).orElse(0L);
    var fresh = new ReadyPage(page, subjectId, stamp);
    ready.put(name, fresh);
    return fresh;
  }
}
