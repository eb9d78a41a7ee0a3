package io.tulou.commentjob.project;

import io.tulou.contract.SubjectRef;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a batch touched, by subject.
 *
 * @param written the rows that touching it has written
 */
public record Touched(List<Subject> subjects, Written written) {
  public Touched {
    subjects = List.copyOf(subjects);
  }

  /** Touched before; what was written then is not known any more. */
  public Touched(List<Subject> subjects) {
    this(subjects, Written.NOTHING);
  }

  /** The same of a backlog: nobody waits any more, and few will read what goes by. */
  public Touched unawaited() {
    return new Touched(subjects.stream().map(Subject::unawaited).toList(), written);
  }

  public Touched with(Written rows) {
    return new Touched(subjects, rows);
  }

  /**
   * One subject and what is beneath it.
   *
   * @param subjectId 0 where it does not exist
   * @param changed whether the subject, or anything beneath it, changed
   * @param comments whose rows changed
   * @param wanted those of the comments that readers will ask for soon; they get a cache entry, the
   *     others (of an import, of a backlog) lose the one they may have
   * @param reactions that were set or taken back
   * @param waiting who waits, in log order
   * @param refused comments that did not come in
   * @param rebuilds roots whose index is asked for; 0 for the subject's own
   */
  public record Subject(
      SubjectRef ref,
      long subjectId,
      boolean changed,
      Set<Long> comments,
      Set<Long> wanted,
      Set<Reacted> reactions,
      List<Waiting> waiting,
      List<Refused> refused,
      Set<Long> rebuilds) {
    public Subject {
      comments = Set.copyOf(comments);
      wanted = Set.copyOf(wanted);
      reactions = Set.copyOf(reactions);
      waiting = List.copyOf(waiting);
      refused = List.copyOf(refused);
      rebuilds = Set.copyOf(rebuilds);
    }

    Subject unawaited() {
      return new Subject(
          ref, subjectId, changed, comments, Set.of(), reactions, List.of(), refused, rebuilds);
    }

    /**
     * Comments to be looked at again although nothing has changed them.
     *
     * @param itself whether the subject is to be looked at too
     */
    public static Subject again(
        SubjectRef ref, long subjectId, boolean itself, Set<Long> comments) {
      return new Subject(
          ref, subjectId, itself, comments, comments, Set.of(), List.of(), List.of(), Set.of());
    }

    /** Those of the comments that readers need not find in the cache. */
    Set<Long> unwanted() {
      var rest = new HashSet<>(comments);
      rest.removeAll(wanted);
      return rest;
    }

    /** Whether readers will ask for the subject soon. */
    boolean isWanted() {
      return !wanted.isEmpty() || (changed && comments.isEmpty());
    }
  }

  /** A comment that did not come in, and why. */
  public record Refused(long authorId, long commentId, Verdict.Rejected verdict) {}

  /** A member and the comment it reacted to. */
  public record Reacted(long memberId, long commentId) {}
}
