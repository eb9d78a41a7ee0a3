package io.tulou.commentjob.apply;

import io.tulou.commentjob.project.Touched;
import io.tulou.commentjob.project.Verdict;
import io.tulou.commentjob.project.Waiting;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentCommand;
import io.tulou.contract.comment.CommentCommand.ImportComment;
import io.tulou.contract.comment.CommentCommand.PublishComment;
import io.tulou.contract.comment.CommentCommand.RebuildIndex;
import io.tulou.contract.comment.CommentCommand.SetReaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps, while commands are decided, what the projection must know of them. */
final class Traces {
  private final Map<SubjectRef, Trace> traces = new LinkedHashMap<>();

  void add(CommentCommand command, Verdict verdict) {
    var trace = traces.computeIfAbsent(command.subject(), _ -> new Trace());
    if (command instanceof RebuildIndex rebuild) {
      trace.rebuilds().add(rebuild.rootId());
    }
    if (command instanceof ImportComment
        && verdict instanceof Verdict.Applied(Long imported)
        && imported != null) {
      trace.imported().add(imported);
    }
    if (command instanceof SetReaction reaction) {
      trace.reactions().add(new Touched.Reacted(reaction.memberId(), reaction.commentId()));
    }
    if (command instanceof PublishComment publish && verdict instanceof Verdict.Rejected rejected) {
      trace.refused().add(new Touched.Refused(publish.authorId(), publish.commentId(), rejected));
    }
    var envelope = command.envelope();
    var replyTo = envelope.replyTo();
    if (replyTo != null) {
      trace.waiting().add(new Waiting(envelope.commandId(), replyTo, verdict));
    }
  }

  /** Of each book what its batch changed. */
  Touched touched(List<SubjectBook> books) {
    var subjects = new ArrayList<Touched.Subject>();
    for (var book : books) {
      subjects.add(subject(book, book.hasChanged(), book.changedComments()));
    }
    return new Touched(subjects);
  }

  Touched.Subject subject(SubjectBook book, boolean changed, Set<Long> comments) {
    var trace = traces.getOrDefault(book.ref(), new Trace());
    var wanted = new HashSet<>(comments);
    wanted.removeAll(trace.imported());
    return new Touched.Subject(
        book.ref(),
        book.subjectId(),
        changed,
        comments,
        wanted,
        trace.reactions(),
        trace.waiting(),
        trace.refused(),
        trace.rebuilds());
  }

  private record Trace(
      Set<Long> imported,
      Set<Touched.Reacted> reactions,
      List<Waiting> waiting,
      List<Touched.Refused> refused,
      Set<Long> rebuilds) {
    Trace() {
      this(new HashSet<>(), new HashSet<>(), new ArrayList<>(), new ArrayList<>(), new HashSet<>());
    }
  }
}
