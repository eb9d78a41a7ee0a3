package io.tulou.comment.submit;

import io.tulou.comment.command.Answer;
import io.tulou.comment.command.Commands;
import io.tulou.comment.store.OwnWrites;
import io.tulou.comment.store.Refusals;
import io.tulou.comment.submit.PublishGate.Place;
import io.tulou.comment.thread.CommentReader;
import io.tulou.comment.view.CommentViews;
import io.tulou.comment.view.Visibility;
import io.tulou.common.idempotency.RequestKey;
import io.tulou.common.idempotency.RequestMemory;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentCommand.PublishComment;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.http.CommentDraft;
import io.tulou.contract.http.CommentReceipt;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes drafts: check what can be known, give the id, append, wait a little. */
@Component
public class Publisher {
  private final PublishGate gate;
  private final Addressees addressees;
  private final Commands commands;
  private final RequestMemory requests;
  private final OwnWrites ownWrites;
  private final CommentReader comments;
  private final FirstRequests firstRequests;
  private final Refusals refusals;

  Publisher(
      PublishGate gate,
      Addressees addressees,
      Commands commands,
      RequestMemory requests,
      OwnWrites ownWrites,
      CommentReader comments,
      FirstRequests firstRequests,
      Refusals refusals) {
    this.gate = gate;
    this.addressees = addressees;
    this.commands = commands;
    this.requests = requests;
    this.ownWrites = ownWrites;
    this.comments = comments;
    this.firstRequests = firstRequests;
    this.refusals = refusals;
  }

  /**
   * Publishes a draft; the receipt says whether readers see it already.
   *
   * @throws ApiException {@code invalid-text}, {@code invalid-request}, {@code conflict} where the
   *     parent is not visible, {@code forbidden} where its author has blocked the caller or the
   *     caller is banned, {@code subject-locked}, {@code slow-mode}, {@code rate-limited} for who
   *     is muted, {@code idempotency-…}, {@code overloaded}
   */
  public CommentReceipt publish(
      SubjectRef subject, @Nullable String idempotencyKey, CommentDraft draft, Caller caller) {
    long member = caller.member();
    var request =
        RequestKey.of(member, idempotencyKey, subject.key(), draft.parentId(), draft.text());
    if (draft.text() == null) {
      throw ApiException.invalid("text", "must be there");
    }
    var text = CommentText.of(draft.text());
    var mentions = Mentions.in(text);
    return requests.once(
        request,
        commentId -> replay(Long.parseLong(commentId), caller),
        () -> {
          Place place;
          List<Long> spokenTo;
          try {
            place = gate.admit(subject, text, draft.parentId(), caller);
            spokenTo = addressees.of(place.parentAuthorId(), mentions, caller);
          } catch (ApiException refusal) {
            return first(subject, request, caller).orElseThrow(() -> refusal);
          }
          var command = command(place, text, spokenTo, request, caller);
          return send(command, place, request, caller);
        },
        receipt -> Long.toString(receipt.comment().id()));
  }

  private PublishComment command(
      Place place, String text, List<Long> mentions, Optional<RequestKey> request, Caller caller) {
    return new PublishComment(
        commands.envelope(),
        place.subject(),
        commands.newId(),
        place.parentId(),
        caller.memberId(),
        text,
        SafeHtml.of(text),
        mentions,
        place.screened().state(),
        request.map(RequestKey::key).orElse(null),
        request.map(RequestKey::requestHash).orElse(null),
        caller.address(),
        caller.device(),
        caller.has(Visibility.MODERATE, place.subject().type()),
        place.screened().matchedRules(),
        Masks.of(place.screened()));
  }

  private CommentReceipt send(
      PublishComment command, Place place, Optional<RequestKey> request, Caller caller) {
    return switch (commands.send(command)) {
      case Answer.Applied applied -> {
        var comment = applied.requireComment();
        if (comment.state() != CommentState.VISIBLE) {
          ownWrites.remember(comment);
        }
        yield receipt(true, comment);
      }
      case Answer.Refused refused -> throw refused.asException();
      case Answer.Accepted() ->
          first(place.subject(), request, caller).orElseGet(() -> own(command, place));
    };
  }

  /** Unless it was refused in the meantime, when there was no own write to be taken away yet. */
  private CommentReceipt own(PublishComment command, Place place) {
    var comment = place.unapplied(command);
    ownWrites.remember(comment);
    refusals
        .find(comment.authorId(), comment.commentId())
        .ifPresent(refusal -> {
          ownWrites.forget(comment);
          throw new ApiException(
              ErrorCode.find(refusal.code()).orElse(ErrorCode.CONFLICT), refusal.detail());
        });
    return receipt(false, comment);
  }

  /**
   * A retry whose key Redis has forgotten is decided as the first request was: its own id is never
   * promised, and what would be refused by now was let in then.
   */
  private Optional<CommentReceipt> first(
      SubjectRef subject, Optional<RequestKey> request, Caller caller) {
    return request
        .flatMap(key -> firstRequests.find(subject, key))
        .flatMap(commentId -> replay(commentId, caller));
  }

  /** The comment of the first request, as its author sees it now. */
  private Optional<CommentReceipt> replay(long commentId, Caller caller) {
    return comments
        .find(commentId, caller)
        .filter(comment -> Visibility.isAuthor(comment, caller))
        .map(comment -> receipt(comment.floor() != 0, comment));
  }

  private static CommentReceipt receipt(boolean applied, CommentSnapshot comment) {
    return new CommentReceipt(applied, CommentViews.forAuthor(comment));
  }
}
