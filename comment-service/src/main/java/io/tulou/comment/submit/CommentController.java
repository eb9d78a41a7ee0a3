package io.tulou.comment.submit;

import io.tulou.common.identity.Caller;
import io.tulou.common.web.DecimalId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/comments")
class CommentController {
  private final Removal removal;

  CommentController(Removal removal) {
    this.removal = removal;
  }

  @DeleteMapping("/{commentId}")
  ResponseEntity<Void> delete(@PathVariable("commentId") String commentId, Caller caller) {
    var isApplied = removal.delete(DecimalId.inPath(commentId), caller);
    return ResponseEntity.status(isApplied ? HttpStatus.NO_CONTENT : HttpStatus.ACCEPTED).build();
  }
}
