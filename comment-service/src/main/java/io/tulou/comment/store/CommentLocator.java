package io.tulou.comment.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tulou.comment.CommentProperties;
import io.tulou.common.coalesce.Gatherer;
import io.tulou.common.deadline.Deadline;
import io.tulou.common.id.IdGenerator;
import io.tulou.contract.SubjectRef;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Finds the subject of a comment by the comment's id alone. Where a comment lies never changes, so
 * what was found is kept until there is no room; that there is none is kept for a second. An id
 * that tells of a time to come is nobody's, and not looked for: of ids made up at random that is
 * nearly every one. The others are looked for in batches, a bounded number a second.
 */
@Component
public class CommentLocator {
  private static final int LOCATION_BYTES = 160;
  private static final int UNKNOWN_BYTES = 80;
  private static final int MOST_AT_ONCE = 500;
  private static final int MOST_WAITING = 20_000;

  /** Clocks of nodes differ, and a generator may borrow from the next second. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private final CommentMapper mapper;
  private final Clock clock;
  private final Cache<Long, CommentKey> known;
  private final Cache<Long, Boolean> unknown;
  private final Gatherer<Long, CommentKey> loads;
  private final Duration patience;

  CommentLocator(CommentMapper mapper, Clock clock, CommentProperties properties) {
    this.mapper = mapper;
    this.clock = clock;
    var caches = properties.caches();
    this.known =
        Caffeine.newBuilder()
            .maximumWeight(caches.locations().toBytes())
            .weigher((Long _, CommentKey key) -> LOCATION_BYTES + key.subject().key().length())
            .build();
    this.unknown =
        Caffeine.newBuilder()
            .maximumSize(caches.unknownLocations().toBytes() / UNKNOWN_BYTES)
            .expireAfterWrite(caches.unknownAge())
            .build();
    this.patience = properties.readPatience();
    this.loads =
        new Gatherer<>(this::load, properties.locateEvery(), MOST_AT_ONCE, MOST_WAITING, patience);
  }

  public Optional<CommentKey> find(long commentId) {
    return Optional.ofNullable(findAll(List.of(commentId)).get(commentId));
  }

  /** Those that exist; those not known here are looked for together with what others ask for. */
  public Map<Long, CommentKey> findAll(Collection<Long> commentIds) {
    var found = new HashMap<Long, CommentKey>(known.getAllPresent(commentIds));
    var missing = new LinkedHashSet<>(commentIds);
    missing.removeAll(found.keySet());
    missing.removeIf(id -> isToCome(id) || unknown.getIfPresent(id) != null);
    if (!missing.isEmpty()) {
      found.putAll(loads.find(missing, Deadline.leftOr(patience)));
    }
    return found;
  }

  private boolean isToCome(long commentId) {
    return IdGenerator.instantOf(commentId).isAfter(clock.instant().plus(AHEAD));
  }

  /** Takes a place heard from the log. */
  public void hear(CommentKey key) {
    known.put(key.commentId(), key);
    unknown.invalidate(key.commentId());
  }

  private Map<Long, CommentKey> load(Set<Long> missing) {
    var found = new HashMap<Long, CommentKey>();
    for (var row : mapper.locate(missing)) {
      var subject = new SubjectRef(row.type(), row.id());
      found.put(row.commentId(), new CommentKey(subject, row.subjectId(), row.commentId()));
    }
    known.putAll(found);
    missing.stream().filter(id -> !found.containsKey(id)).forEach(id -> unknown.put(id, true));
    return found;
  }
}
