package io.tulou.local.importer;

import io.tulou.local.importer.SourceItem.Comment;
import io.tulou.local.importer.SourceItem.Kind;
import io.tulou.local.importer.SourceItem.Subject;
import io.tulou.local.importer.Votes.Tally;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Checks that things come in an order in which they can be applied, each once, and counts them. A
 * line out of the order of time is taken all the same, only counted: floors follow the file.
 */
final class Plan {
  private final Votes votes;
  private final Map<Long, Integer> commentsOfSubject = new HashMap<>();
  private final Map<Long, Long> subjectOfRoot = new HashMap<>();
  private final Set<Long> remarks = new HashSet<>();
  private Instant latest = Instant.MIN;
  private long outOfOrder;
  private long onSubject;
  private long replies;
  private long likes;
  private long dislikes;

  Plan(Votes votes) {
    this.votes = votes;
  }

  /**
   * What the file holds.
   *
   * @param subjects all of them
   * @param roots comments without a parent, those of {@code onSubject} among them
   * @param onSubject remarks on a subject itself
   * @param replies comments under a root
   * @param outOfOrder lines that are older than one before them
   * @param busiest the subject with the most comments; 0 if there is none
   */
  record Counts(
      long subjects,
      long roots,
      long onSubject,
      long replies,
      long likes,
      long dislikes,
      long outOfOrder,
      long busiest) {
    long comments() {
      return roots + replies;
    }
  }

  /**
   * Refuses what cannot be applied where it stands.
   *
   * @return the reactions to it, none for a subject
   */
  Tally check(SourceItem item) throws BadLine {
    return switch (item) {
      case Subject subject -> {
        refuseKnown(commentsOfSubject.containsKey(subject.id()), "subject", subject.id());
        yield Tally.NONE;
      }
      case Comment comment -> {
        checkPlace(comment);
        yield reactions(comment);
      }
    };
  }

  /** Counts what has been checked and can be imported in all other ways, too. */
  void take(SourceItem item) {
    if (item.createdAt().isBefore(latest)) {
      outOfOrder++;
    } else {
      latest = item.createdAt();
    }
    switch (item) {
      case Subject subject -> commentsOfSubject.put(subject.id(), 0);
      case Comment comment -> takeComment(comment);
    }
  }

  Counts counts() {
    long busiest =
        commentsOfSubject.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(0L);
    return new Counts(
        commentsOfSubject.size(),
        subjectOfRoot.size() + onSubject,
        onSubject,
        replies,
        likes,
        dislikes,
        outOfOrder,
        busiest);
  }

  /** The votes that became no reaction, once everything is taken. */
  Votes.Skipped skippedVotes() {
    return votes.skipped(commentsOfSubject.keySet(), subjectOfRoot.keySet());
  }

  private void checkPlace(Comment comment) throws BadLine {
    if (!commentsOfSubject.containsKey(comment.subject())) {
      throw new BadLine("subject " + comment.subject() + " is not in the lines before");
    }
    if (comment.kind() == Kind.ROOT) {
      refuseKnown(subjectOfRoot.containsKey(comment.id()), "root", comment.id());
      return;
    }
    refuseKnown(remarks.contains(comment.id()), "reply", comment.id());
    var subject = subjectOfRoot.get(comment.root());
    if (comment.root() != 0 && (subject == null || subject != comment.subject())) {
      throw new BadLine(
          "root %d is not in the lines before, under subject %d"
              .formatted(comment.root(), comment.subject()));
    }
  }

  private Tally reactions(Comment comment) {
    return comment.kind() == Kind.ROOT ? votes.on(comment.id()) : new Tally(comment.score(), 0);
  }

  private void takeComment(Comment comment) {
    commentsOfSubject.merge(comment.subject(), 1, Integer::sum);
    if (comment.kind() == Kind.ROOT) {
      subjectOfRoot.put(comment.id(), comment.subject());
    } else {
      remarks.add(comment.id());
      if (comment.root() == 0) {
        onSubject++;
      } else {
        replies++;
      }
    }
    var reactions = reactions(comment);
    likes += reactions.likes();
    dislikes += reactions.dislikes();
  }

  private static void refuseKnown(boolean known, String kind, long id) throws BadLine {
    if (known) {
      throw new BadLine("%s %d is in the file twice".formatted(kind, id));
    }
  }
}
