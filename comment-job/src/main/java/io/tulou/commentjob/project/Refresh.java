package io.tulou.commentjob.project;

import io.tulou.common.cache.VersionedStore;
import io.tulou.common.cache.Write;
import io.tulou.contract.comment.CommentKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Brings cache entries, and the indexes that are there, to the present rows, without telling
 * anybody. May run beside the worker of the same subject: claims and versions decide who is newer.
 */
public final class Refresh {
  private static final Duration CLAIM = Duration.ofSeconds(10);

  private final VersionedStore store;
  private final PresentStates states;
  private final Entries entries;
  private final IndexDeltas indexes;

  Refresh(VersionedStore store, PresentStates states, Entries entries, IndexDeltas indexes) {
    this.store = store;
    this.states = states;
    this.entries = entries;
    this.indexes = indexes;
  }

  /**
   * Entries that are missing come into being, older ones are replaced.
   *
   * @param dryRun only count
   * @return how many entries were missing or older
   */
  public int bring(Touched touched, boolean dryRun) {
    var keys = keys(touched);
    if (keys.isEmpty()) {
      return 0;
    }
    var claim = dryRun ? "" : store.claim(keys, CLAIM);
    var present = states.read(touched);
    var writes = writes(touched, present, claim);
    var versions = store.versions(writes.stream().map(Write::key).toList());
    long stale =
        writes.stream()
            .filter(write -> versions.getOrDefault(write.key(), -1L) < write.version())
            .count();
    if (!dryRun) {
      store.write(writes);
      indexes.apply(touched, present);
    }
    return Math.toIntExact(stale);
  }

  private static List<String> keys(Touched touched) {
    var keys = new ArrayList<String>();
    for (var subject : touched.subjects()) {
      if (subject.changed()) {
        keys.add(CommentKeys.subject(subject.ref()));
      }
      subject.comments().forEach(id -> keys.add(CommentKeys.comment(subject.ref(), id)));
    }
    return keys;
  }

  private List<Write> writes(Touched touched, Present present, String claim) {
    var writes = new ArrayList<Write>();
    var rendered = new RenderedStates();
    for (var subject : touched.subjects()) {
      present
          .changed(subject)
          .ifPresent(state -> writes.add(entries.of(state, rendered.of(state), claim)));
      present.comments(subject).forEach(comment -> writes.add(entries.of(comment, claim)));
    }
    return writes;
  }
}
