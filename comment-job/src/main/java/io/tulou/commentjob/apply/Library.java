package io.tulou.commentjob.apply;

import io.tulou.commentjob.store.CommentTables;
import io.tulou.commentjob.store.IdempotencyRow;
import io.tulou.commentjob.store.ReactionRow;
import io.tulou.commentjob.store.ReportRow;
import io.tulou.commentjob.store.SubjectIds;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentCommand;
import io.tulou.contract.comment.CommentState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** Loads all that a batch of commands names into books, in a handful of queries. */
final class Library {
  private final CommentTables tables;
  private final LongSupplier ids;

  Library(CommentTables tables, LongSupplier ids) {
    this.tables = tables;
    this.ids = ids;
  }

  /** A book for each subject that is named, also for one that does not exist. */
  Books load(Collection<CommentCommand> commands) {
    var shelves = new LinkedHashMap<SubjectRef, Shelf>();
    for (var command : commands) {
      shelves
          .computeIfAbsent(
              command.subject(), ref -> new Shelf(new SubjectBook(ref, ids), new Names()))
          .names()
          .add(command);
    }
    enterSubjects(shelves);
    var existing = new LinkedHashMap<Long, Shelf>();
    for (var shelf : shelves.values()) {
      if (shelf.book().subject() != null) {
        existing.put(shelf.book().subjectId(), shelf);
      }
    }
    enterKeys(existing);
    enterRecentWrites(existing);
    enterComments(existing, shelf -> shelf.names().comments());
    enterShadowedAnswers(existing);
    enterComments(existing, Library::missingRoots);
    enterComments(existing, Library::missingPreviews);
    enterContents(existing);
    enterRevisions(existing);
    enterReactions(existing);
    enterReports(existing);
    enterDecisions(existing);
    enterSettled(existing);
    return new Books(shelves.values().stream().map(Shelf::book).toList());
  }

  private void enterSubjects(Map<SubjectRef, Shelf> shelves) {
    for (var row : tables.findSubjects(shelves.keySet())) {
      var shelf = shelves.get(row.ref());
      if (shelf != null) {
        shelf.book().enter(SubjectEntry.loaded(row));
      }
    }
  }

  private void enterKeys(Map<Long, Shelf> existing) {
    var keys = new ArrayList<IdempotencyRow.Key>();
    existing.forEach((id, shelf) ->
        shelf
            .names()
            .keys()
            .forEach(key -> keys.add(new IdempotencyRow.Key(id, key.memberId(), key.key()))));
    for (var row : tables.findKeys(keys)) {
      var shelf = existing.get(row.subjectId());
      if (shelf == null) {
        continue;
      }
      shelf.book().keys().enter(row);
      if (row.memberId() == Admission.SOURCE
          && shelf.names().parentKeys().contains(row.idemKey())) {
        shelf.names().comments().add(row.commentId());
      }
    }
  }

  private void enterRecentWrites(Map<Long, Shelf> existing) {
    var writers = subjectIds(existing, shelf -> shelf.names().writers());
    for (var row : tables.findRecentWrites(writers)) {
      var shelf = existing.get(row.subjectId());
      if (shelf != null) {
        shelf.book().recentWrites().enter(row);
      }
    }
  }

  private void enterComments(Map<Long, Shelf> existing, Function<Shelf, Collection<Long>> wanted) {
    for (var row : tables.findComments(subjectIds(existing, wanted))) {
      var shelf = existing.get(row.subjectId());
      if (shelf != null) {
        shelf.book().enter(row);
      }
    }
  }

  /** With the comments themselves: whichever of them comes back is counted and shown. */
  private void enterShadowedAnswers(Map<Long, Shelf> existing) {
    var answers = new LinkedHashMap<Long, Set<Long>>();
    for (var row : tables.findShadowedAnswers(subjectIds(existing, Library::shadowedThreads))) {
      var shelf = existing.get(row.subjectId());
      if (shelf != null) {
        shelf.book().shadowedAnswers().enter(row);
        shelf.names().rank(row.commentId());
        answers.computeIfAbsent(row.subjectId(), _ -> new LinkedHashSet<>()).add(row.commentId());
      }
    }
    enterComments(existing, shelf -> answers.getOrDefault(shelf.book().subjectId(), Set.of()));
  }

  private static Set<Long> shadowedThreads(Shelf shelf) {
    var threads = new LinkedHashSet<Long>();
    for (var comment : shelf.book().comments()) {
      boolean isEdited =
          comment.state() == CommentState.SHADOWED
              && shelf.names().contents().contains(comment.id());
      if (isEdited || shelf.names().shown().contains(comment.id())) {
        threads.add(comment.threadId());
      }
    }
    return threads;
  }

  private static Set<Long> missingRoots(Shelf shelf) {
    var missing = new LinkedHashSet<Long>();
    for (var comment : shelf.book().comments()) {
      if (shelf.book().comment(comment.threadId()) == null) {
        missing.add(comment.threadId());
      }
    }
    return missing;
  }

  private static Set<Long> missingPreviews(Shelf shelf) {
    var book = shelf.book();
    var missing = new LinkedHashSet<Long>();
    for (var id : shelf.names().ranked()) {
      var comment = book.comment(id);
      var root = comment == null || comment.isRoot() ? null : book.comment(comment.rootId());
      if (root != null) {
        root.preview().stream().filter(reply -> book.comment(reply) == null).forEach(missing::add);
      }
    }
    return missing;
  }

  private void enterContents(Map<Long, Shelf> existing) {
    for (var row : tables.findContents(subjectIds(existing, shelf -> shelf.names().contents()))) {
      var shelf = existing.get(row.subjectId());
      if (shelf != null) {
        shelf.book().contents().enter(row);
      }
    }
  }

  private void enterRevisions(Map<Long, Shelf> existing) {
    // As for decisions: ids of commands are unique over all subjects.
    var edited = tables.findRevisions(subjectIds(existing, shelf -> shelf.names().edits()));
    existing
        .values()
        .forEach(shelf ->
            shelf.names().edits().stream()
                .filter(edited::contains)
                .forEach(shelf.book().revisions()::enter));
  }

  private void enterReactions(Map<Long, Shelf> existing) {
    var keys = new ArrayList<ReactionRow.Key>();
    existing.forEach((id, shelf) ->
        shelf.names().reactions().stream()
            .filter(reaction -> shelf.book().comment(reaction.commentId()) != null)
            .map(reaction -> new ReactionRow.Key(id, reaction.memberId(), reaction.commentId()))
            .forEach(keys::add));
    for (var row : tables.findReactions(keys)) {
      var shelf = existing.get(row.subjectId());
      if (shelf != null) {
        shelf.book().reactions().enter(row);
      }
    }
  }

  private void enterReports(Map<Long, Shelf> existing) {
    var keys = new ArrayList<ReportRow.Key>();
    existing.forEach((id, shelf) ->
        shelf
            .names()
            .reports()
            .forEach(
                report -> keys.add(new ReportRow.Key(id, report.commentId(), report.memberId()))));
    for (var key : tables.findReports(keys)) {
      var shelf = existing.get(key.subjectId());
      if (shelf != null) {
        shelf.book().reports().enter(key);
      }
    }
  }

  private void enterDecisions(Map<Long, Shelf> existing) {
    // Command ids are unique over all subjects, so it does not matter whose book an id is in.
    var decided = tables.findDecisions(subjectIds(existing, shelf -> shelf.names().decisions()));
    existing
        .values()
        .forEach(shelf ->
            shelf.names().decisions().stream()
                .filter(decided::contains)
                .forEach(shelf.book()::enterDecision));
  }

  private void enterSettled(Map<Long, Shelf> existing) {
    var settled = tables.findSettled(subjectIds(existing, shelf -> shelf.names().seen()));
    existing
        .values()
        .forEach(shelf ->
            settled.forEach((commentId, version) -> {
              if (shelf.names().seen().contains(commentId)) {
                shelf.book().settle(commentId, version);
              }
            }));
  }

  private static List<SubjectIds> subjectIds(
      Map<Long, Shelf> existing, Function<Shelf, Collection<Long>> wanted) {
    var all = new ArrayList<SubjectIds>();
    existing.forEach((id, shelf) -> {
      var ids = wanted.apply(shelf);
      if (!ids.isEmpty()) {
        all.add(new SubjectIds(id, ids));
      }
    });
    return all;
  }

  private record Shelf(SubjectBook book, Names names) {}
}
