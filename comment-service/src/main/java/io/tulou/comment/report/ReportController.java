package io.tulou.comment.report;

import io.tulou.common.identity.Caller;
import io.tulou.common.web.DecimalId;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ReportController {
  private final Reports reports;

  ReportController(Reports reports) {
    this.reports = reports;
  }

  @PostMapping(
      path = "/v1/comments/{commentId}/reports",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<Void> report(
      @PathVariable("commentId") String commentId,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @Valid @RequestBody ReportForm form,
      Caller caller) {
    var status = reports.report(DecimalId.inPath(commentId), idempotencyKey, form, caller);
    return ResponseEntity.status(status).build();
  }
}
