package io.tulou.commentjob.moderation;

import io.tulou.contract.moderation.RuleAction;
import io.tulou.contract.moderation.RuleSet;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole set of rules as it is asked for and put.
 *
 * @param version the one that was read; a change is taken only on top of the latest
 */
record RuleForm(
    @NotNull @Min(0) Long version,
    @Nullable @Size(max = 50) List<@NotNull @Valid Words> words,
    @Nullable @Size(max = 100) List<@NotNull @Valid TextPattern> patterns,
    @Nullable @Min(0) @Max(100) Integer linkLimit,
    @Nullable @Min(0) @Max(86_400) Integer repeatTextSeconds,
    @Nullable @Min(0) @Max(50) Integer firstCommentsHeld,
    @Nullable @Min(1) @Max(100) Integer rejectedPercent,
    @Nullable @Min(0) @Max(1_000) Integer reportThreshold) {
  static final String NAME = "[a-z0-9][a-z0-9-]{0,39}";

  /** A list of words. */
  record Words(
      @NotNull @Pattern(regexp = NAME) String name,
      @NotNull RuleAction action,
      @NotNull List<@NotNull @Size(min = 1, max = 100) String> words) {}

  /** A pattern in the syntax of RE2. */
  record TextPattern(
      @NotNull @Pattern(regexp = NAME) String name,
      @NotNull RuleAction action,
      @NotNull @Size(min = 1, max = 500) String pattern) {}

  /** Words that come to a list and go from it. */
  record WordChange(
      @Nullable List<@NotNull @Size(min = 1, max = 100) String> add,
      @Nullable List<@NotNull String> remove) {}

  RuleSet toSet() {
    return new RuleSet(
        words == null
            ? List.of()
            : words.stream()
                .map(list -> new RuleSet.WordList(list.name(), list.action(), list.words()))
                .toList(),
        patterns == null
            ? List.of()
            : patterns.stream()
                .map(each -> new RuleSet.TextPattern(each.name(), each.action(), each.pattern()))
                .toList(),
        linkLimit,
        repeatTextSeconds,
        firstCommentsHeld == null ? 0 : firstCommentsHeld,
        rejectedPercent,
        reportThreshold == null ? 0 : reportThreshold);
  }

  static RuleForm of(RuleTable.Stored stored) {
    var set = stored.rules();
    return new RuleForm(
        stored.version(),
        set.words().stream()
            .map(list -> new Words(list.name(), list.action(), list.words()))
            .toList(),
        set.patterns().stream()
            .map(each -> new TextPattern(each.name(), each.action(), each.pattern()))
            .toList(),
        set.linkLimit(),
        set.repeatTextSeconds(),
        set.firstCommentsHeld(),
        set.rejectedPercent(),
        set.reportThreshold());
  }
}
