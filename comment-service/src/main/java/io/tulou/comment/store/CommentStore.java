package io.tulou.comment.store;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.comment.CommentProperties;
import io.tulou.comment.store.CommentMapper.SubjectGroup;
import io.tulou.common.cache.TieredCache;
import io.tulou.common.cache.Versioned;
import io.tulou.common.cache.VersionedStore;
import io.tulou.common.deadline.Deadline;
import io.tulou.contract.comment.CommentSnapshot;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.springframework.stereotype.Component;

/** Comments in every state, as they stand; who may see which is not decided here. */
@Component
public class CommentStore {
  private final CommentMapper mapper;
  private final TieredCache<CommentKey, CommentSnapshot> cache;
  private final Duration patience;

  CommentStore(
      CommentMapper mapper,
      VersionedStore redis,
      ExecutorService loadThreads,
      CommentProperties properties,
      MeterRegistry meters) {
    this.mapper = mapper;
    this.patience = properties.readPatience();
    this.cache =
        new TieredCache<>(CacheSpecs.comments(properties), redis, this::load, loadThreads, meters);
  }

  public Optional<CommentSnapshot> find(CommentKey key) {
    return cache.get(key, Deadline.leftOr(patience));
  }

  /** Those that exist, in the order asked. */
  public Map<CommentKey, CommentSnapshot> findAll(Collection<CommentKey> keys) {
    return keys.isEmpty() ? Map.of() : cache.getAll(keys, Deadline.leftOr(patience));
  }

  /** Takes a state heard from the log. */
  public void hear(CommentSnapshot comment) {
    cache.put(CommentKey.of(comment), new Versioned<>(comment.version(), comment));
  }

  /** The rows as they stand now, past every cache, by comment id. */
  public Map<Long, CommentSnapshot> loadCurrent(Collection<CommentKey> keys) {
    var rows = new HashMap<Long, CommentSnapshot>();
    if (!keys.isEmpty()) {
      var places = keys.stream().collect(toMap(CommentKey::commentId, CommentKey::subject));
      mapper
          .load(groups(keys))
          .forEach(row -> {
            var subject = places.get(row.commentId());
            if (subject != null) {
              rows.put(row.commentId(), row.snapshot(subject));
            }
          });
    }
    return rows;
  }

  private Map<CommentKey, Versioned<CommentSnapshot>> load(Set<CommentKey> keys) {
    var current = loadCurrent(keys);
    var found = new HashMap<CommentKey, Versioned<CommentSnapshot>>();
    for (var key : keys) {
      var comment = current.get(key.commentId());
      if (comment != null) {
        found.put(key, new Versioned<>(comment.version(), comment));
      }
    }
    return found;
  }

  private static List<SubjectGroup> groups(Collection<CommentKey> keys) {
    return keys.stream()
        .collect(groupingBy(CommentKey::subjectId, mapping(CommentKey::commentId, toList())))
        .entrySet()
        .stream()
        .map(entry -> new SubjectGroup(entry.getKey(), entry.getValue()))
        .toList();
  }
}
