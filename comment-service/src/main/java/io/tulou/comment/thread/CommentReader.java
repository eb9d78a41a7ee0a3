package io.tulou.comment.thread;

import io.tulou.comment.store.CommentKey;
import io.tulou.comment.store.CommentLocator;
import io.tulou.comment.store.CommentStore;
import io.tulou.comment.store.OwnWrites;
import io.tulou.comment.store.Refusals;
import io.tulou.comment.store.SubjectStore;
import io.tulou.comment.view.CommentViews;
import io.tulou.comment.view.Visibility;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.Refusal;
import io.tulou.contract.http.CommentView;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Single comments by id. Who may not see one gets the same answer as for one that never was. */
@Component
public class CommentReader {
  private final CommentLocator locations;
  private final SubjectStore subjects;
  private final CommentStore comments;
  private final OwnWrites ownWrites;
  private final OwnEdits ownEdits;
  private final Refusals refusals;

  CommentReader(
      CommentLocator locations,
      SubjectStore subjects,
      CommentStore comments,
      OwnWrites ownWrites,
      OwnEdits ownEdits,
      Refusals refusals) {
    this.locations = locations;
    this.subjects = subjects;
    this.comments = comments;
    this.ownWrites = ownWrites;
    this.ownEdits = ownEdits;
    this.refusals = refusals;
  }

  /**
   * What the caller sees of it.
   *
   * @throws ApiException {@code not-found}; who wrote it and was told 202 hears why
   */
  public CommentView get(long commentId, Caller caller) {
    var comment = find(commentId, caller).orElseThrow(() -> missing(commentId, caller));
    return CommentViews.of(comment, Visibility.of(comment, caller))
        .orElseThrow(ApiException::notFound);
  }

  /**
   * The same as {@link #find} for who cannot go on without.
   *
   * @throws ApiException {@code not-found}
   */
  public CommentSnapshot require(long commentId, Caller caller) {
    return find(commentId, caller).orElseThrow(ApiException::notFound);
  }

  /**
   * The comment in whatever state, if its subject is shown; the caller's own, and its edits of it,
   * also before they are applied.
   */
  public Optional<CommentSnapshot> find(long commentId, Caller caller) {
    var key = locations.find(commentId);
    if (key.isPresent() && !isShown(key.get())) {
      return Optional.empty();
    }
    return key.flatMap(comments::find)
        .map(comment -> ownEdits.over(comment, caller))
        .or(() -> findFresh(commentId, caller));
  }

  private ApiException missing(long commentId, Caller caller) {
    var refusal =
        caller.isMember() ? refusals.find(caller.memberId(), commentId) : Optional.<Refusal>empty();
    return refusal
        .map(why ->
            new ApiException(
                ErrorCode.NOT_FOUND,
                "It was not taken in after all (%s). %s".formatted(why.code(), why.detail())))
        .orElseGet(ApiException::notFound);
  }

  private boolean isShown(CommentKey key) {
    return subjects.find(key.subject()).filter(Visibility::isShown).isPresent();
  }

  private Optional<CommentSnapshot> findFresh(long commentId, Caller caller) {
    return caller.isMember() ? ownWrites.find(caller.memberId(), commentId) : Optional.empty();
  }
}
