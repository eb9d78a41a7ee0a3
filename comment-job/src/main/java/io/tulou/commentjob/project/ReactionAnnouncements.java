package io.tulou.commentjob.project;

import io.tulou.commentjob.store.CommentTables;
import io.tulou.commentjob.store.ReactionRow;
import io.tulou.common.log.LogWriter;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.ReactionEvent;
import io.tulou.contract.comment.ReactionEvent.ReactionSnapshot;
import io.tulou.contract.comment.ReactionKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Tells the world how the reactions of a batch stand now. */
final class ReactionAnnouncements {
  private final CommentTables tables;
  private final LogWriter log;
  private final MessageCodec<ReactionEvent> codec = new MessageCodec<>(ReactionEvent.class);

  ReactionAnnouncements(CommentTables tables, LogWriter log) {
    this.tables = tables;
    this.log = log;
  }

  /**
   * Appends all.
   *
   * @param present was read before, so that a reaction is never older than the version it is told
   *     under
   * @return completes when the log has taken them
   */
  CompletableFuture<?> append(int partition, Touched touched, Present present) {
    var told = new HashMap<ReactionRow.Key, CommentSnapshot>();
    for (var subject : touched.subjects()) {
      for (var reacted : subject.reactions()) {
        var comment = present.comment(reacted.commentId());
        if (comment != null) {
          told.put(
              new ReactionRow.Key(subject.subjectId(), reacted.memberId(), reacted.commentId()),
              comment);
        }
      }
    }
    if (told.isEmpty()) {
      return CompletableFuture.completedFuture(null);
    }
    var appends = new ArrayList<CompletableFuture<?>>();
    var kinds = kinds(List.copyOf(told.keySet()));
    told.forEach((key, comment) ->
        appends.add(append(partition, event(key.memberId(), comment, kinds.get(key)))));
    return CompletableFuture.allOf(appends.toArray(CompletableFuture[]::new));
  }

  private Map<ReactionRow.Key, ReactionKind> kinds(List<ReactionRow.Key> keys) {
    var kinds = new HashMap<ReactionRow.Key, ReactionKind>();
    tables.findReactions(keys).forEach(row -> kinds.put(row.key(), row.kind()));
    return kinds;
  }

  private static ReactionEvent event(
      long memberId, CommentSnapshot comment, @Nullable ReactionKind kind) {
    return new ReactionEvent.ReactionChanged(
        new ReactionSnapshot(
            comment.commentId(),
            comment.subject(),
            comment.authorId(),
            memberId,
            kind,
            comment.version()));
  }

  private CompletableFuture<?> append(int partition, ReactionEvent event) {
    return log.append(Topic.COMMENT_REACTIONS, partition, event.key(), codec.encode(event));
  }
}
