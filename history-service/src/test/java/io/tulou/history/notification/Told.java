package io.tulou.history.notification;

import io.tulou.common.log.LogWriter;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommentEvent;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.Origin;
import io.tulou.contract.comment.ReactionEvent;
import io.tulou.contract.comment.ReactionEvent.ReactionSnapshot;
import io.tulou.contract.comment.ReactionKind;
import io.tulou.contract.feed.TieEvent;
import io.tulou.contract.feed.TieEvent.TieSnapshot;
import io.tulou.contract.moderation.SanctionEvent;
import io.tulou.contract.moderation.SanctionEvent.SanctionSnapshot;
import io.tulou.contract.moderation.SanctionKind;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the other services tell the log of, as tests word it. */
final class Told {
  private static final AtomicLong IDS = new AtomicLong(5_000_000);
  private static final SubjectRef FILM = new SubjectRef("video", "film");

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final MessageCodec<CommentSnapshot> SNAPSHOTS =
      new MessageCodec<>(CommentSnapshot.class);

  private final LogWriter log;
  private final MessageCodec<CommentEvent> comments = new MessageCodec<>(CommentEvent.class);
  private final MessageCodec<ReactionEvent> reactions = new MessageCodec<>(ReactionEvent.class);
  private final MessageCodec<TieEvent> ties = new MessageCodec<>(TieEvent.class);
  private final MessageCodec<SanctionEvent> sanctions = new MessageCodec<>(SanctionEvent.class);

  Told(LogWriter log) {
    this.log = log;
  }

  static long newId() {
    return IDS.incrementAndGet();
  }

  /** A comment that was written just now. */
  static CommentSnapshot comment(
      long authorId, @Nullable CommentSnapshot parent, Long... mentions) {
    return comment(newId(), authorId, parent, Instant.now(), mentions);
  }

  static CommentSnapshot comment(
      long id,
      long authorId,
      @Nullable CommentSnapshot parent,
      Instant createdAt,
      Long... mentions) {
    long rootId = parent == null ? 0 : parent.isRoot() ? parent.commentId() : parent.rootId();
    var comment = JSON.createObjectNode();
    comment.put("commentId", id).put("subjectId", 1).put("authorId", authorId);
    comment.set("subject", JSON.valueToTree(FILM));
    comment.put("rootId", rootId).put("parentId", parent == null ? 0 : parent.commentId());
    comment.put("floor", 1).put("text", "text").put("html", "<p>text</p>");
    comment.put("createdAt", createdAt.truncatedTo(ChronoUnit.MILLIS).toString());
    comment.set("preview", JSON.createArrayNode());
    return with(comment, CommentState.VISIBLE, false, List.of(mentions), 1);
  }

  /** The next state of a comment. */
  static CommentSnapshot next(CommentSnapshot of, CommentState state, boolean featured) {
    return changed(of, state, featured, of.mentions(), of.version() + 1);
  }

  static CommentSnapshot next(CommentSnapshot of, CommentState state) {
    return next(of, state, of.featured());
  }

  static CommentSnapshot edited(CommentSnapshot of, Long... mentions) {
    return changed(of, of.state(), of.featured(), List.of(mentions), of.version() + 1);
  }

  static CommentSnapshot first(CommentSnapshot of, CommentState state) {
    return changed(of, state, of.featured(), of.mentions(), of.version());
  }

  private static CommentSnapshot changed(
      CommentSnapshot of, CommentState state, boolean featured, List<Long> mentions, long version) {
    return with((ObjectNode) JSON.valueToTree(of), state, featured, mentions, version);
  }

  /** By the names on the log, whatever else a comment comes to have. */
  private static CommentSnapshot with(
      ObjectNode comment, CommentState state, boolean featured, List<Long> mentions, long version) {
    comment.put("state", state.word()).put("featured", featured).put("version", version);
    comment.set("mentions", JSON.valueToTree(mentions));
    return SNAPSHOTS.decode(JSON.writeValueAsBytes(comment));
  }

  CommentSnapshot tell(CommentSnapshot comment) {
    var event = new CommentEvent.CommentChanged(comment, 0, Origin.UNKNOWN);
    log.append(Topic.COMMENT_EVENTS, FILM.key(), comments.encode(event)).join();
    return comment;
  }

  void react(CommentSnapshot comment, long memberId, @Nullable ReactionKind kind, long version) {
    var event =
        new ReactionEvent.ReactionChanged(
            new ReactionSnapshot(
                comment.commentId(), FILM, comment.authorId(), memberId, kind, version));
    log.append(Topic.COMMENT_REACTIONS, FILM.key(), reactions.encode(event)).join();
  }

  void tie(
      long memberId, long otherId, boolean follows, boolean mutes, boolean blocks, long version) {
    var event =
        new TieEvent.TieChanged(
            new TieSnapshot(memberId, otherId, follows, mutes, blocks, version));
    log.append(Topic.FEED_TIES, Long.toString(memberId), ties.encode(event)).join();
  }

  void sanction(long memberId, @Nullable SanctionKind kind, @Nullable Instant until, long version) {
    var event =
        new SanctionEvent.SanctionChanged(new SanctionSnapshot(memberId, kind, until, version));
    log.append(Topic.MEMBER_SANCTIONS, event.key(), sanctions.encode(event)).join();
  }
}
