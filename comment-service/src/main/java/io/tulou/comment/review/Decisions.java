package io.tulou.comment.review;

import static java.util.stream.Collectors.toMap;

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
  private final ReviewItems items;
  private final Commands commands;
  private final RequestMemory requests;
  private final JsonMapper json;

  Decisions(
      CommentLocator locations,
      CommentStore comments,
      ReviewItems items,
      Commands commands,
      RequestMemory requests,
      JsonMapper json) {
    this.locations = locations;
    this.comments = comments;
    this.items = items;
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
    var conflicts = conflicts(byId);
    return new Outcomes(
        ids.stream()
            .map(id ->
                conflicts.containsKey(id)
                    ? conflicts.get(id)
                    : outcome(id, byId.get(id), find(present, places.get(id))))
            .toList());
  }

  /** Told from the rows: this node may not have heard yet of what came first. */
  private Map<Long, Outcome> conflicts(Map<Long, Answer> answers) {
    var codes = new HashMap<Long, ErrorCode>();
    answers.forEach((id, answer) -> {
      if (answer instanceof Answer.Refused refused && refused.code() != ErrorCode.NOT_FOUND) {
        codes.put(id, refused.code());
      }
    });
    return items.all(List.copyOf(codes.keySet())).stream()
        .collect(
            toMap(
                item -> item.comment().id(),
                item ->
                    new Outcome(
                        Long.toString(item.comment().id()),
                        Outcome.CONFLICT,
                        item.comment().state(),
                        item.comment().version(),
                        codes.getOrDefault(item.comment().id(), ErrorCode.CONFLICT).code(),
                        DecisionBatch.Decision.of(item.lastDecision()))));
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
      case null -> new Outcome(id, "not-found");
      case Answer.Applied applied -> outcome(id, "applied", applied.requireComment());
      case Answer.Accepted() -> outcome(id, "accepted", present);
      case Answer.Refused _ -> new Outcome(id, "not-found");
    };
  }

  private static Outcome outcome(long id, String word, @Nullable CommentSnapshot comment) {
    return comment == null
        ? new Outcome(id, word)
        : new Outcome(id, word, comment.state(), comment.version());
  }

  private static @Nullable CommentSnapshot find(
      Map<CommentKey, CommentSnapshot> present, @Nullable CommentKey key) {
    return key == null ? null : present.get(key);
  }
}
