package io.tulou.local.importer;

import io.tulou.common.log.MessageCodec;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentCommand;
import io.tulou.contract.comment.CommentCommand.Envelope;
import io.tulou.contract.comment.CommentCommand.ImportComment;
import io.tulou.contract.comment.CommentCommand.ImportedReaction;
import io.tulou.contract.comment.CommentCommand.PutSubject;
import io.tulou.contract.comment.ReactionKind;
import io.tulou.local.importer.SourceItem.Comment;
import io.tulou.local.importer.SourceItem.Kind;
import io.tulou.local.importer.SourceItem.Subject;
import io.tulou.local.importer.Votes.Tally;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** Says in the words of the log what a line of a discussion says. */
final class Commands {
  /** What the log takes in one message, less room for its own fields. */
  static final int LARGEST = 1_000_000;

  private static final int BYTES_OF_REACTION = 36;
  private static final MessageCodec<CommentCommand> CODEC =
      new MessageCodec<>(CommentCommand.class);

  private final Source source;
  private final MemberNumbers members;
  private final LongSupplier ids;
  private final Clock clock;

  Commands(Source source, MemberNumbers members, LongSupplier ids, Clock clock) {
    this.source = source;
    this.members = members;
    this.ids = ids;
    this.clock = clock;
  }

  /** A message for the log under its key. */
  @SuppressWarnings("ArrayRecordComponent") // carried, never compared
  record Message(String key, byte[] value) {}

  /**
   * The message that imports one item.
   *
   * @param reactions to it, all by voters
   * @throws BadLine if it has no text, or too much of anything
   */
  Message of(SourceItem item, Tally reactions) throws BadLine {
    if (reactions.total() > LARGEST / BYTES_OF_REACTION) {
      throw new BadLine(
          "%,d reactions are more than one message takes".formatted(reactions.total()));
    }
    var command =
        switch (item) {
          case Subject subject -> subject(subject);
          case Comment comment -> comment(comment, reactions);
        };
    var value = CODEC.encode(command);
    if (value.length > LARGEST) {
      throw new BadLine("%,d bytes are more than one message takes".formatted(value.length));
    }
    return new Message(command.subject().key(), value);
  }

  private CommentCommand subject(Subject subject) {
    return new PutSubject(
        envelope(),
        ref(subject.id()),
        members.member(subject.user()),
        subject.title(),
        null,
        null,
        null,
        null,
        subject.createdAt());
  }

  private CommentCommand comment(Comment comment, Tally reactions) throws BadLine {
    var body =
        comment.kind() == Kind.ROOT ? Body.ofHtml(comment.text()) : Body.ofMarkdown(comment.text());
    return new ImportComment(
        envelope(),
        ref(comment.subject()),
        ids.getAsLong(),
        comment.sourceKey(),
        comment.parentKey(),
        members.member(comment.user()),
        body.text(),
        body.html(),
        comment.createdAt(),
        comment.editedAt(),
        byVoters(reactions));
  }

  private List<ImportedReaction> byVoters(Tally reactions) {
    var all = new ArrayList<ImportedReaction>();
    for (int voter = 0; voter < reactions.total(); voter++) {
      var kind = voter < reactions.likes() ? ReactionKind.LIKE : ReactionKind.DISLIKE;
      all.add(new ImportedReaction(members.voter(voter), kind));
    }
    return all;
  }

  private Envelope envelope() {
    return Envelope.of(ids.getAsLong(), clock.instant().truncatedTo(ChronoUnit.MILLIS), null);
  }

  private SubjectRef ref(long subject) {
    return new SubjectRef(source.name(), Long.toString(subject));
  }
}
