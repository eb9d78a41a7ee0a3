package io.tulou.commentjob.project;

import io.tulou.common.cache.VersionedStore;
import io.tulou.common.cache.Write;
import io.tulou.common.log.Hold;
import io.tulou.common.log.LogWriter;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommentKeys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * After a commit: cache entries, then indexes, then events and outcomes. A waiter that hears its
 * outcome finds Redis up to date.
 */
public final class Projector {
  /** Longer than reading the rows takes; a claim that ran out only leaves an entry missing. */
  private static final Duration CLAIM = Duration.ofSeconds(5);

  private final VersionedStore store;
  private final PresentStates states;
  private final Entries entries;
  private final IndexDeltas indexes;
  private final Refusals refusals;
  private final Announcements announcements;
  private final ReactionAnnouncements reactions;

  Projector(
      VersionedStore store,
      PresentStates states,
      Entries entries,
      IndexDeltas indexes,
      Refusals refusals,
      Announcements announcements,
      ReactionAnnouncements reactions) {
    this.store = store;
    this.states = states;
    this.entries = entries;
    this.indexes = indexes;
    this.refusals = refusals;
    this.announcements = announcements;
    this.reactions = reactions;
  }

  /**
   * Projects what was touched, as the database has it now, and waits until all of it is safe.
   *
   * @param partition the commands' partition, which the events follow
   * @param hold on what was written; it has to be asked after the claim
   */
  public void project(int partition, Touched touched, Hold hold) {
    var claim = claim(touched);
    var present = states.read(touched, hold);
    var rendered = new RenderedStates();
    store.drop(unwanted(touched));
    store.write(writes(touched, present, rendered, claim));
    indexes.apply(touched, present);
    refusals.tell(touched);
    var told = reactions.append(partition, touched, present);
    announcements.send(partition, touched, present, rendered);
    LogWriter.await(Topic.COMMENT_REACTIONS, told);
  }

  private String claim(Touched touched) {
    var keys = new ArrayList<String>();
    for (var subject : touched.subjects()) {
      if (subject.isWanted()) {
        keys.add(CommentKeys.subject(subject.ref()));
      }
      subject.wanted().forEach(id -> keys.add(CommentKeys.comment(subject.ref(), id)));
    }
    return keys.isEmpty() ? "" : store.claim(keys, CLAIM);
  }

  private static List<String> unwanted(Touched touched) {
    var keys = new ArrayList<String>();
    for (var subject : touched.subjects()) {
      subject.unwanted().forEach(id -> keys.add(CommentKeys.comment(subject.ref(), id)));
    }
    return keys;
  }

  private List<Write> writes(
      Touched touched, Present present, RenderedStates rendered, String claim) {
    var writes = new ArrayList<Write>();
    for (var subject : touched.subjects()) {
      present
          .changed(subject)
          .ifPresent(state ->
              writes.add(entries.of(state, rendered.of(state), subject.isWanted() ? claim : "")));
      for (var comment : present.comments(subject)) {
        if (subject.wanted().contains(comment.commentId())) {
          writes.add(entries.of(comment, claim));
        }
      }
    }
    return writes;
  }
}
