package io.tulou.comment.reaction;

import io.tulou.comment.reaction.Reactions.Counts;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.DecimalId;
import io.tulou.contract.comment.ReactionKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/comments/{commentId}/reaction")
class ReactionController {
  private final Reactions reactions;

  ReactionController(Reactions reactions) {
    this.reactions = reactions;
  }

  record Wish(@NotNull ReactionKind kind) {}

  @PutMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Counts> put(
      @PathVariable("commentId") String commentId, @Valid @RequestBody Wish wish, Caller caller) {
    return reactions.set(DecimalId.inPath(commentId), wish.kind(), caller);
  }

  @DeleteMapping
  ResponseEntity<Counts> delete(@PathVariable("commentId") String commentId, Caller caller) {
    return reactions.set(DecimalId.inPath(commentId), null, caller);
  }
}
