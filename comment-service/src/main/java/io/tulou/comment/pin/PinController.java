package io.tulou.comment.pin;

import io.tulou.common.identity.Caller;
import io.tulou.common.web.DecimalId;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/comments/{commentId}/pin")
class PinController {
  private final Pins pins;

  PinController(Pins pins) {
    this.pins = pins;
  }

  @PutMapping
  ResponseEntity<Void> put(@PathVariable("commentId") String commentId, Caller caller) {
    return answer(pins.set(DecimalId.inPath(commentId), true, caller));
  }

  @DeleteMapping
  ResponseEntity<Void> delete(@PathVariable("commentId") String commentId, Caller caller) {
    return answer(pins.set(DecimalId.inPath(commentId), false, caller));
  }

  private static ResponseEntity<Void> answer(boolean isApplied) {
    return ResponseEntity.status(isApplied ? HttpStatus.NO_CONTENT : HttpStatus.ACCEPTED).build();
  }
}
