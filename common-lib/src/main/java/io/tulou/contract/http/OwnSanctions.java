package io.tulou.contract.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tulou.contract.moderation.SanctionKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a member is told that its writing is subject to now; a shadow is never told. */
public record OwnSanctions(List<OwnSanction> items) {
  /**
   * One that is in force.
   *
   * @param until absent: until it is lifted
   */
  public record OwnSanction(
      SanctionKind kind, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant until) {}
}
