package io.tulou.comment.review;

import io.tulou.comment.command.Answer;
import io.tulou.comment.command.Commands;
import io.tulou.comment.review.DecisionBatch.Outcome;
import io.tulou.comment.review.DecisionBatch.Outcomes;
import io.tulou.comment.store.CommentKey;
import io.tulou.comment.store.CommentLocator;
import io.tulou.comment.store.CommentStore;
import io.tulou.comment.view.Visibility;
import io.tulou.common.idempotency.RequestKey;
import io.tulou.common.idempotency.RequestMemory;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.comment.CommentCommand.DecideComment;
import io.tulou.contract.comment.CommentSnapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Moderators' decisions: all appended at once, all waited for together. */
@Component
class Decisions {
  private final CommentLocator locations;
  private final CommentStore comments;
  private final Commands commands;
  private final RequestMemory requests;
  private final JsonMapper json;

  Decisions(
      CommentLocator locations,
      CommentStore comments,
      Commands commands,
      RequestMemory requests,
      JsonMapper json) {
    this.locations = locations;
    this.comments = comments;
    this.commands = commands;
    this.requests = requests;
    this.json = json;
  }

  Outcomes decide(DecisionBatch batch, @Nullable String idempotencyKey, Caller caller) {
    var ids = batch.ids();
    var request =
        RequestKey.of(
            caller.memberId(), idempotencyKey, "decisions", json.writeValueAsString(batch));
    return requests.once(
        request,
        answer -> Optional.of(json.readValue(answer, Outcomes.class)),
        () -> send(ids, batch, request, caller),
        json::writeValueAsString);
  }

  private Outcomes send(
      List<Long> ids, DecisionBatch batch, Optional<RequestKey> request, Caller caller) {
    var places = locations.findAll(ids);
    // What is not the caller's to moderate is not there.
    places.values().removeIf(place -> !caller.has(Visibility.MODERATE, place.subject().type()));
    var known = ids.stream().map(places::get).filter(Objects::nonNull).toList();
    var answers =
        commands.sendAll(
            known.stream().map(place -> command(place, batch, request, caller)).toList());
    refuseReuse(answers);
    var byId = new HashMap<Long, Answer>();
    for (int i = 0; i < known.size(); i++) {
      byId.put(known.get(i).commentId(), answers.get(i));
    }
    var present = comments.findAll(places.values());
    return new Outcomes(
        ids.stream().map(id -> outcome(id, byId.get(id), find(present, places.get(id)))).toList());
  }

  /** A key that Redis has forgotten and the log has not. */
  private static void refuseReuse(List<Answer> answers) {
    answers.stream()
        .filter(Answer.Refused.class::isInstance)
        .map(Answer.Refused.class::cast)
        .filter(refused -> refused.code() == ErrorCode.IDEMPOTENCY_KEY_REUSED)
        .findFirst()
        .ifPresent(refused -> {
          throw refused.asException();
        });
  }

  private DecideComment command(
      CommentKey place, DecisionBatch batch, Optional<RequestKey> request, Caller caller) {
    return new DecideComment(
        commands.envelope(),
        place.subject(),
        place.commentId(),
        caller.memberId(),
        batch.action(),
        batch.reason().strip(),
        batch.note(),
        request.map(key -> key.keyOf(Long.toString(place.commentId()))).orElse(null),
        request.map(RequestKey::requestHash).orElse(null),
        batch.seen(place.commentId()));
  }

  private static Outcome outcome(
      long id, @Nullable Answer answer, @Nullable CommentSnapshot present) {
    return switch (answer) {
      case null -> new Outcome(Long.toString(id), "not-found", null, null);
      case Answer.Applied applied -> outcome(id, "applied", applied.requireComment());
      case Answer.Accepted() -> outcome(id, "accepted", present);
      case Answer.Refused refused when refused.code() == ErrorCode.NOT_FOUND ->
          new Outcome(Long.toString(id), "not-found", null, null);
      case Answer.Refused refused -> outcome(id, "conflict", present);
    };
  }

  private static Outcome outcome(long id, String word, @Nullable CommentSnapshot comment) {
    return comment == null
        ? new Outcome(Long.toString(id), word, null, null)
        : new Outcome(Long.toString(id), word, comment.state(), comment.version());
  }

  private static @Nullable CommentSnapshot find(
      Map<CommentKey, CommentSnapshot> present, @Nullable CommentKey key) {
    return key == null ? null : present.get(key);
  }
}
