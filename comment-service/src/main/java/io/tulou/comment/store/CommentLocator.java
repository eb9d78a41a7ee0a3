package io.tulou.comment.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tulou.comment.CommentProperties;
import io.tulou.common.coalesce.Coalescer;
import io.tulou.common.deadline.Deadline;
import io.tulou.contract.SubjectRef;
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
 * what was found is kept until there is no room; that there is none is kept for a second.
 */
@Component
public class CommentLocator {
  private static final Duration UNKNOWN_AGE = Duration.ofSeconds(1);
  private static final long UNKNOWN_MAXIMUM = 50_000;

  private final CommentMapper mapper;
  private final Cache<Long, CommentKey> known;
  private final Cache<Long, Boolean> unknown =
      Caffeine.newBuilder().maximumSize(UNKNOWN_MAXIMUM).expireAfterWrite(UNKNOWN_AGE).build();
  private final Coalescer<Set<Long>, Map<Long, CommentKey>> loads;
  private final Duration patience;

  CommentLocator(CommentMapper mapper, CommentProperties properties) {
    this.mapper = mapper;
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
    missing.removeIf(id -> unknown.getIfPresent(id) != null);
    if (!missing.isEmpty()) {
      found.putAll(loads.load(missing, Deadline.leftOr(patience), () -> load(missing)));
    }
    return found;
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
