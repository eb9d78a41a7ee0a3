package io.tulou.comment.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tulou.comment.CommentProperties;
import io.tulou.common.coalesce.Coalescer;
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
 * nearly every one.
 */
@Component
public class CommentLocator {
  private static final Duration UNKNOWN_AGE = Duration.ofSeconds(1);
  private static final long UNKNOWN_MAXIMUM = 50_000;

  /** Clocks of nodes differ, and a generator may borrow from the next second. */
  private static final Duration AHEAD = Duration.ofMinutes(1);

  private final CommentMapper mapper;
  private final Clock clock;
  private final Cache<Long, CommentKey> known;
  private final Cache<Long, Boolean> unknown =
      Caffeine.newBuilder().maximumSize(UNKNOWN_MAXIMUM).expireAfterWrite(UNKNOWN_AGE).build();
  private final Coalescer<Set<Long>, Map<Long, CommentKey>> loads;
  private final Duration patience;

  CommentLocator(CommentMapper mapper, Clock clock, CommentProperties properties) {
    this.mapper = mapper;
    this.clock = clock;
    this.known = Caffeine.newBuilder().maximumSize(properties.nearLocations()).build();
    this.patience = properties.readPatience();
    this.loads = new Coalescer<>(properties.databaseReads(), patience);
  }

  public Optional<CommentKey> find(long commentId) {
    return Optional.ofNullable(findAll(List.of(commentId)).get(commentId));
  }

  /** Those that exist; one query for all that are not known here. */
  public Map<Long, CommentKey> findAll(Collection<Long> commentIds) {
    var found = new HashMap<Long, CommentKey>(known.getAllPresent(commentIds));
    var missing = new LinkedHashSet<>(commentIds);
    missing.removeAll(found.keySet());
    missing.removeIf(id -> isToCome(id) || unknown.getIfPresent(id) != null);
    if (!missing.isEmpty()) {
      found.putAll(loads.load(missing, Deadline.leftOr(patience), () -> load(missing)));
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
