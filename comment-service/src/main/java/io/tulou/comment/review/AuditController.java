package io.tulou.comment.review;

import io.tulou.comment.request.PageLimit;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.DecimalId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AuditController {
  private final Audit audit;
  private final Stats stats;

  AuditController(Audit audit, Stats stats) {
    this.audit = audit;
    this.stats = stats;
  }

  @GetMapping("/v1/moderation/audit")
  AuditPage audit(
      @RequestParam(name = "actorId", required = false) @Nullable String actorId,
      @RequestParam(name = "commentId", required = false) @Nullable String commentId,
      @RequestParam(name = "from", required = false) @Nullable String from,
      @RequestParam(name = "to", required = false) @Nullable String to,
      @RequestParam(name = "limit", required = false) @Nullable Integer limit,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      Caller caller) {
    return audit.page(
        new Audit.Wanted(
            id("actorId", actorId),
            id("commentId", commentId),
            time("from", from),
            time("to", to),
            limit == null ? PageLimit.DEFAULT : limit,
            cursor),
        caller);
  }

  @GetMapping("/v1/moderation/stats")
  Stats.Figures stats(Caller caller) {
    return stats.figures(caller);
  }

  private static @Nullable Long id(String name, @Nullable String text) {
    return text == null ? null : DecimalId.inField(name, text);
  }

  private static @Nullable Instant time(String name, @Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException malformed) {
      throw ApiException.invalid(name, "must be a time such as 2026-11-21T03:04:05.678Z");
    }
  }
}
