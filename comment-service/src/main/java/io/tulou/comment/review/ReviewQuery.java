package io.tulou.comment.review;

import io.tulou.comment.request.PageLimit;
import io.tulou.comment.request.SubjectName;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.DecimalId;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentState;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What a moderator looks for; null filters nothing.
 *
 * @param q words that must all be in the text; never query syntax
 * @param ip the address it was written from, as items show it
 * @param rule a name among those that its text matched
 * @param reported whether members reported it
 * @param from not before
 * @param to not after
 * @param types subject types that the caller may moderate; empty for all
 * @param limit 1..50
 */
record ReviewQuery(
    @Nullable CommentState state,
    @Nullable String q,
    @Nullable SubjectRef subject,
    @Nullable Long authorId,
    @Nullable String ip,
    @Nullable String rule,
    @Nullable Boolean reported,
    @Nullable Instant from,
    @Nullable Instant to,
    ReviewOrder order,
    Set<String> types,
    int limit,
    @Nullable String cursor) {
  private static final Set<String> NAMES =
      Set.of(
          "state",
          "q",
          "subject",
          "authorId",
          "ip",
          "rule",
          "reported",
          "from",
          "to",
          "sort",
          "limit",
          "cursor");
  private static final Pattern ADDRESS = Pattern.compile("\\[?[0-9a-fA-F.:]{2,45}]?");
  private static final Pattern RULE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final int LONGEST_QUESTION = 100;

  /**
   * Reads parameters as they came.
   *
   * @throws ApiException {@code invalid-request} for what is unknown, repeated or malformed
   */
  static ReviewQuery of(MultiValueMap<String, String> parameters, Set<String> types) {
    parameters.forEach((name, values) -> {
      if (!NAMES.contains(name)) {
        throw ApiException.invalid("query", "has a parameter that is not known here");
      }
      if (values.size() != 1) {
        throw ApiException.invalid(name, "must be there once");
      }
    });
    var limit = read(parameters, "limit", ReviewQuery::limit);
    var order = read(parameters, "sort", ReviewOrder::of);
    var reported = read(parameters, "reported", ReviewQuery::flag);
    if (order == ReviewOrder.REPORTS && Boolean.FALSE.equals(reported)) {
      throw ApiException.invalid("sort", "by reports is for what was reported");
    }
    return new ReviewQuery(
        read(parameters, "state", ReviewQuery::state),
        read(parameters, "q", ReviewQuery::question),
        read(parameters, "subject", SubjectName::inParameter),
        read(parameters, "authorId", text -> DecimalId.inField("authorId", text)),
        read(parameters, "ip", text -> matching(ADDRESS, "ip", text)),
        read(parameters, "rule", text -> matching(RULE, "rule", text)),
        order == ReviewOrder.REPORTS ? Boolean.TRUE : reported,
        read(parameters, "from", text -> time("from", text)),
        read(parameters, "to", text -> time("to", text)),
        order == null ? ReviewOrder.NEWEST : order,
        Set.copyOf(types),
        limit == null ? PageLimit.DEFAULT : limit,
        parameters.getFirst("cursor"));
  }

  /** What a cursor of this search is bound to. */
  String scope() {
    return "review|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s"
        .formatted(
            state, q, subject, authorId, ip, rule, reported, from, to, order, new TreeSet<>(types));
  }

  private static <T> @Nullable T read(
      MultiValueMap<String, String> parameters, String name, Function<String, T> reader) {
    var text = parameters.getFirst(name);
    return text == null ? null : reader.apply(text);
  }

  private static CommentState state(String text) {
    return Arrays.stream(CommentState.values())
        .filter(state -> state.word().equals(text))
        .findFirst()
        .orElseThrow(() -> ApiException.invalid("state", "is not a state of comments"));
  }

  private static String question(String text) {
    if (text.isBlank() || text.length() > LONGEST_QUESTION) {
      throw ApiException.invalid("q", "must have 1 to " + LONGEST_QUESTION + " characters");
    }
    return text;
  }

  private static String matching(Pattern pattern, String name, String text) {
    if (!pattern.matcher(text).matches()) {
      throw ApiException.invalid(name, "is not one as comments show it");
    }
    return text;
  }

  private static Instant time(String name, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException malformed) {
      throw ApiException.invalid(name, "must be a time such as 2026-11-21T03:04:05.678Z");
    }
  }

  private static Boolean flag(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw ApiException.invalid("reported", "must be true or false");
    };
  }

  private static Integer limit(String text) {
    try {
      return PageLimit.of(Integer.parseInt(text));
    } catch (NumberFormatException malformed) {
      throw ApiException.invalid("limit", "must be a number");
    }
  }
}
