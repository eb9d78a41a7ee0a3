package io.tulou.local.importer;

import io.tulou.common.log.MessageCodec;
import io.tulou.contract.comment.CommentCommand;
import io.tulou.contract.comment.CommentCommand.DecideComment;
import io.tulou.contract.comment.CommentCommand.DeleteComment;
import io.tulou.contract.comment.CommentCommand.Envelope;
import io.tulou.contract.comment.CommentCommand.ImportComment;
import io.tulou.contract.comment.CommentCommand.ImportedReaction;
import io.tulou.contract.comment.CommentCommand.PutSubject;
import io.tulou.contract.comment.ModerationAction;
import io.tulou.contract.comment.ReactionKind;
import io.tulou.local.importer.ArchiveItem.Post;
import io.tulou.local.importer.ArchiveItem.Subject;
import io.tulou.local.importer.Commands.Message;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

/** Says in the words of the log what an archive says. */
final class ArchiveCommands {
  private static final MessageCodec<CommentCommand> CODEC =
      new MessageCodec<>(CommentCommand.class);

  /** No moderator here: who decided is the source's knowledge. */
  private static final long SOMEBODY = 0;

  private final LongSupplier ids;
  private final Clock clock;

  ArchiveCommands(LongSupplier ids, Clock clock) {
    this.ids = ids;
    this.clock = clock;
  }

  List<Message> of(Subject thread) {
    var owner = thread.owner();
    return List.of(
        message(
            new PutSubject(
                envelope(),
                thread.subject(),
                owner == null ? null : owner.memberId(),
                thread.title(),
                thread.url(),
                null,
                null,
                null,
                thread.createdAt())));
  }

  /**
   * The comment, and what became of it. The second has no effect where the comment was imported
   * before: it was told then.
   */
  List<Message> of(Post post) {
    long id = ids.getAsLong();
    long author = post.author().memberId();
    var comment =
        message(
            new ImportComment(
                envelope(),
                post.subject(),
                id,
                post.key(),
                post.parentKey(),
                author,
                post.body().text(),
                post.body().html(),
                post.createdAt(),
                post.editedAt(),
                reactions(post)));
    return switch (post.fate()) {
      case VISIBLE -> List.of(comment);
      case DELETED ->
          List.of(comment, message(new DeleteComment(envelope(), post.subject(), id, author)));
      case REMOVED ->
          List.of(
              comment,
              message(
                  new DecideComment(
                      envelope(),
                      post.subject(),
                      id,
                      SOMEBODY,
                      ModerationAction.REMOVE,
                      "imported",
                      null,
                      null,
                      null)));
    };
  }

  private static List<ImportedReaction> reactions(Post post) {
    return Stream.concat(
            post.likes().stream().map(id -> new ImportedReaction(id, ReactionKind.LIKE)),
            post.dislikes().stream().map(id -> new ImportedReaction(id, ReactionKind.DISLIKE)))
        .toList();
  }

  private static Message message(CommentCommand command) {
    return new Message(command.subject().key(), CODEC.encode(command));
  }

  private Envelope envelope() {
    return Envelope.of(ids.getAsLong(), clock.instant().truncatedTo(ChronoUnit.MILLIS), null);
  }
}
