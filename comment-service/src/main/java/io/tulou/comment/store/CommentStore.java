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
import io.tulou.page.CommentEntry;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
  private final TieredCache<CommentKey, CommentEntry> cache;
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
    return cache.get(key, Deadline.leftOr(patience)).map(CommentEntry::snapshot);
  }

  /** Those that exist, in the order asked. */
  public Map<CommentKey, CommentSnapshot> findAll(Collection<CommentKey> keys) {
    var found = new LinkedHashMap<CommentKey, CommentSnapshot>();
    entries(keys).forEach((key, entry) -> found.put(key, entry.snapshot()));
    return found;
  }

  /** The same as they are kept, for who copies more of them than it reads. */
  public Map<CommentKey, CommentEntry> entries(Collection<CommentKey> keys) {
    return keys.isEmpty() ? Map.of() : cache.getAll(keys, Deadline.leftOr(patience));
  }

  /** Takes a state heard from the log. */
  public void hear(CommentSnapshot comment) {
    cache.put(CommentKey.of(comment), state(comment));
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

  private Map<CommentKey, Versioned<CommentEntry>> load(Set<CommentKey> keys) {
    var current = loadCurrent(keys);
    var found = new HashMap<CommentKey, Versioned<CommentEntry>>();
    for (var key : keys) {
      var comment = current.get(key.commentId());
      if (comment != null) {
        found.put(key, state(comment));
      }
    }
    return found;
  }

  private static Versioned<CommentEntry> state(CommentSnapshot comment) {
    return new Versioned<>(comment.version(), CommentEntry.of(comment));
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
