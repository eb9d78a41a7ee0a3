package io.tulou.bff.memberpage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.bff.page.Section;
import io.tulou.bff.page.Sections;
import io.tulou.contract.http.FeedApi;
import io.tulou.contract.http.MemberView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Names and pictures of members: from the near cache, at most 10 s old, and for the rest in one
 * call for up to 200. Whoever cannot be had, or is not known, is shown under a default name.
 */
@Component
public class Authors {
  private static final int BATCH = 200;
  private static final Duration KEPT = Duration.ofSeconds(10);
  private static final Duration LONGEST_WAIT = Duration.ofMillis(500);
  private static final long MAXIMUM = 100_000;

  private final FeedApi feed;
  private final Sections sections;
  private final Counter fromNear;
  private final Counter loaded;
  private final Cache<Long, MemberView> near =
      Caffeine.newBuilder().maximumSize(MAXIMUM).expireAfterWrite(KEPT).build();

  Authors(FeedApi feed, Sections sections, MeterRegistry meters) {
    this.feed = feed;
    this.sections = sections;
    this.fromNear = meters.counter("tulou.cache.reads", "cache", "authors", "level", "near");
    this.loaded = meters.counter("tulou.cache.reads", "cache", "authors", "level", "load");
  }

  /** Each of these members, by id. */
  public Map<Long, MemberView> of(Collection<Long> ids) {
    var wanted = new LinkedHashSet<>(ids);
    var found = new HashMap<Long, MemberView>(near.getAllPresent(wanted));
    var missing = new ArrayList<>(wanted);
    missing.removeAll(found.keySet());
    fromNear.increment(found.size());
    loaded.increment(missing.size());
    for (int from = 0; from < missing.size(); from += BATCH) {
      var batch = missing.subList(from, Math.min(missing.size(), from + BATCH));
      var section = sections.get("authors", LONGEST_WAIT, () -> feed.getMembers(batch));
      if (!keep(section, batch, found)) {
        break;
      }
    }
    wanted.forEach(id -> found.computeIfAbsent(id, Authors::unknown));
    return found;
  }

  /** Drops what is held of a member whose profile has just changed. */
  void forget(long memberId) {
    near.invalidate(memberId);
  }

  private boolean keep(
      Section<List<MemberView>> section, List<Long> asked, Map<Long, MemberView> found) {
    var members = section.data();
    if (members == null) {
      return false;
    }
    members.forEach(member -> found.put(member.id(), member));
    asked.forEach(id -> near.put(id, found.computeIfAbsent(id, Authors::unknown)));
    return true;
  }

  private static MemberView unknown(long id) {
    return new MemberView(id, "Member " + id, null);
  }
}
