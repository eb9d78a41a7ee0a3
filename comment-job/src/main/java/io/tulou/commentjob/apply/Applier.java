package io.tulou.commentjob.apply;

import io.tulou.commentjob.project.Touched;
import io.tulou.commentjob.project.Written;
import io.tulou.commentjob.store.Changes;
import io.tulou.commentjob.store.CommentTables;
import io.tulou.commentjob.store.SubjectIds;
import io.tulou.contract.comment.CommentCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applies a batch of commands: loads what they name, decides them in log order, writes the
 * difference. How the log is cut into batches makes no difference to the rows but to versions.
 */
final class Applier {
  private final CommentTables tables;
  private final Library library;
  private final Decider decider;
  private final HotScore hot;

  Applier(CommentTables tables, Library library, Decider decider, HotScore hot) {
    this.tables = tables;
    this.library = library;
    this.decider = decider;
    this.hot = hot;
  }

  Touched apply(List<CommentCommand> commands) {
    var books = library.load(commands);
    var traces = new Traces();
    for (var command : commands) {
      traces.add(command, decider.decide(books.get(command.subject()), command));
    }
    var written = write(books.all());
    return traces.touched(books.all()).with(Written.of(written));
  }

  private List<Changes> write(List<SubjectBook> books) {
    var unsettled = new LinkedHashMap<SubjectBook, List<CommentEntry>>();
    for (var book : books) {
      var roots = settlePreviews(book);
      if (!roots.isEmpty()) {
        unsettled.put(book, roots);
      }
    }
    var changes = new Changes();
    for (var book : books) {
      Difference.collect(book, unsettled.getOrDefault(book, List.of()), hot, changes);
    }
    tables.write(changes);
    return unsettled.isEmpty() ? List.of(changes) : List.of(changes, settleByTables(unsettled));
  }

  /** Those roots whose preview only the tables can tell. */
  private static List<CommentEntry> settlePreviews(SubjectBook book) {
    var unsettled = new ArrayList<CommentEntry>();
    book.rankedAnew()
        .forEach((rootId, changed) -> {
          var root = book.comment(rootId);
          if (root == null) {
            throw new IllegalStateException("the root " + rootId + " is not loaded");
          }
          Optional<List<Long>> preview = Previews.after(book, root, changed);
          preview.ifPresentOrElse(root::preview, () -> unsettled.add(root));
        });
    return unsettled;
  }

  /** Their replies are written by now, they themselves are not. */
  private Changes settleByTables(Map<SubjectBook, List<CommentEntry>> unsettled) {
    var rootIds = new ArrayList<SubjectIds>();
    unsettled.forEach((book, roots) ->
        rootIds.add(
            new SubjectIds(book.subjectId(), roots.stream().map(CommentEntry::id).toList())));
    var best = tables.findBestReplies(rootIds);
    var changes = new Changes();
    for (var roots : unsettled.values()) {
      for (var root : roots) {
        root.preview(best.getOrDefault(root.id(), List.of()));
        changes.changedComments().add(root.row(hot));
      }
    }
    tables.write(changes);
    return changes;
  }
}
