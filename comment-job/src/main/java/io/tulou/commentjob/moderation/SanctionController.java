package io.tulou.commentjob.moderation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tulou.common.id.IdGenerator;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.DecimalId;
import io.tulou.contract.moderation.SanctionKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What members' writing is subject to, for moderators of everything. */
@RestController
class SanctionController {
  private final SanctionTable table;
  private final IdGenerator ids;
  private final Clock clock;

  SanctionController(SanctionTable table, IdGenerator ids, Clock clock) {
    this.table = table;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * A sanction as it is wished for and answered.
   *
   * @param until a time such as 2026-11-21T03:04:05.678Z; left out for until it is lifted
   */
  record Sanction(
      @NotNull SanctionKind kind,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String until,
      @NotBlank
          @Size(max = 200)
          @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*", message = "holds what is no text")
          String reason) {}

  @PutMapping(
      path = "/v1/moderation/members/{id}/sanction",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  Sanction put(@PathVariable("id") String id, @Valid @RequestBody Sanction wish, Caller caller) {
    long actor = caller.memberWith(RuleController.MODERATE);
    long member = DecimalId.inPath(id);
    if (member == actor) {
      throw ApiException.invalid("id", "is the caller's own");
    }
    var until = until(wish.until());
    var reason = wish.reason().strip();
    table.put(new SanctionTable.Change(ids.next(), member, actor, wish.kind(), until, reason));
    return new Sanction(wish.kind(), wish.until(), reason);
  }

  @DeleteMapping("/v1/moderation/members/{id}/sanction")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void lift(@PathVariable("id") String id, Caller caller) {
    long actor = caller.memberWith(RuleController.MODERATE);
    long member = DecimalId.inPath(id);
    if (table.isSanctioned(member)) {
      table.put(new SanctionTable.Change(ids.next(), member, actor, null, null, "sanction lifted"));
    }
  }

  private @Nullable Instant until(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      var until = Instant.parse(text).truncatedTo(ChronoUnit.MILLIS);
      if (!until.isAfter(clock.instant())) {
        throw ApiException.invalid("until", "must be in the future");
      }
      return until;
    } catch (DateTimeParseException malformed) {
      throw ApiException.invalid("until", "must be a time such as 2026-11-21T03:04:05.678Z");
    }
  }
}
