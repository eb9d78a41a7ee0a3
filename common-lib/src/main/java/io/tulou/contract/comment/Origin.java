package io.tulou.contract.comment;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What only moderators know of a comment from its beginning.
 *
 * @param ip the network address it was written from, if that was told and is not erased
 * @param matchedRules names of the rules that its latest text matched
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Origin(@Nullable String ip, List<String> matchedRules) {
  public static final Origin UNKNOWN = new Origin(null, List.of());

  public Origin {
    // The log leaves out what is empty.
    matchedRules = matchedRules == null ? List.of() : List.copyOf(matchedRules);
  }
}
