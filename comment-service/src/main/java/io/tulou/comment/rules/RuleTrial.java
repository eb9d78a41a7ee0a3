package io.tulou.comment.rules;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.DecimalId;
import io.tulou.contract.moderation.RuleAction;
import io.tulou.contract.moderation.RuleSet;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rules about texts that are to be tried out before they are put in force.
 *
 * @param before the {@code next} of a trial that could not read all: where this one goes on
 */
record RuleTrial(
    @Nullable @Size(max = 50) List<@NotNull @Valid Words> words,
    @Nullable @Size(max = 100) List<@NotNull @Valid TextPattern> patterns,
    @Nullable @Min(0) @Max(100) Integer linkLimit,
    @Nullable String before) {

  record Words(
      @NotNull @Size(min = 1, max = 40) String name,
      @NotNull RuleAction action,
      @NotNull List<@NotNull @Size(min = 1, max = 100) String> words) {}

  record TextPattern(
      @NotNull @Size(min = 1, max = 40) String name,
      @NotNull RuleAction action,
      @NotNull @Size(min = 1, max = 500) String pattern) {}

  /**
   * What they would have done.
   *
   * @param complete false where not all of the 24 hours could be read
   * @param next a comment's id, to go on with from where it ended; absent when complete
   * @param byRule comments that each rule matched
   * @param samples of comments that matched, the latest first
   */
  record Result(
      int read,
      int matched,
      boolean complete,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next,
      Map<String, Integer> byRule,
      List<Sample> samples) {}

  /** Above the latest comment that is to be read. */
  long begin() {
    return before == null ? Long.MAX_VALUE : DecimalId.inField("before", before);
  }

  /** A comment that matched. */
  record Sample(String commentId, List<String> rules) {}

  /**
   * The rules as they would be followed.
   *
   * @throws ApiException {@code invalid-request} for a pattern that is none
   */
  ReadyRules ready() {
    var texts = patterns == null ? List.<TextPattern>of() : patterns;
    for (int i = 0; i < texts.size(); i++) {
      try {
        var _ = Pattern.compile(texts.get(i).pattern());
      } catch (PatternSyntaxException malformed) {
        throw ApiException.invalid(
            "patterns[" + i + "].pattern", "is no pattern of RE2: " + malformed.getDescription());
      }
    }
    return new ReadyRules(
        new RuleSet(
            (words == null ? List.<Words>of() : words)
                .stream()
                    .map(list -> new RuleSet.WordList(list.name(), list.action(), list.words()))
                    .toList(),
            texts.stream()
                .map(each -> new RuleSet.TextPattern(each.name(), each.action(), each.pattern()))
                .toList(),
            linkLimit,
            null,
            0,
            null,
            0));
  }
}
