package io.tulou.comment.store;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.comment.CommentProperties;
import io.tulou.common.cache.TieredCache;
import io.tulou.common.cache.Versioned;
import io.tulou.common.cache.VersionedStore;
import io.tulou.common.deadline.Deadline;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.SubjectSnapshot;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import org.springframework.stereotype.Component;

/** Subjects as they stand; at most the near age behind the database. */
@Component
public class SubjectStore {
  private final SubjectMapper mapper;
  private final TieredCache<SubjectRef, SubjectSnapshot> cache;
  private final Duration patience;

  SubjectStore(
      SubjectMapper mapper,
      VersionedStore redis,
      ExecutorService loadThreads,
      CommentProperties properties,
      MeterRegistry meters) {
    this.mapper = mapper;
    this.patience = properties.readPatience();
    this.cache =
        new TieredCache<>(CacheSpecs.subjects(properties), redis, this::load, loadThreads, meters);
  }

  public Optional<SubjectSnapshot> find(SubjectRef subject) {
    return cache.get(subject, Deadline.leftOr(patience));
  }

  /** Those that exist. */
  public Map<SubjectRef, SubjectSnapshot> findAll(Collection<SubjectRef> subjects) {
    return cache.getAll(subjects, Deadline.leftOr(patience));
  }

  /** Takes a state heard from the log. */
  public void hear(SubjectSnapshot subject) {
    cache.put(subject.subject(), new Versioned<>(subject.version(), subject));
  }

  private Map<SubjectRef, Versioned<SubjectSnapshot>> load(Set<SubjectRef> subjects) {
    var found = new HashMap<SubjectRef, Versioned<SubjectSnapshot>>();
    for (var row : mapper.load(subjects)) {
      var snapshot = row.snapshot();
      found.put(snapshot.subject(), new Versioned<>(snapshot.version(), snapshot));
    }
    return found;
  }
}
