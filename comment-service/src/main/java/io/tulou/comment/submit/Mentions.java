package io.tulou.comment.submit;

import io.tulou.common.web.ApiException;
import io.tulou.common.web.DecimalId;
import io.tulou.common.web.ErrorCode;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The members a text speaks to, written {@code @42} with the member's id, standing alone: {@code
 * a@42} and {@code @42b} mention nobody. The application shows names in their place.
 */
final class Mentions {
  static final int MAXIMUM = 10;

  private static final Pattern MENTION =
      Pattern.compile("(?<![\\p{L}\\p{N}_@./])@([1-9][0-9]{0,15})(?![\\p{L}\\p{N}_@])");

  private Mentions() {}

  /**
   * In the order of their first appearance.
   *
   * @throws ApiException {@code invalid-text} if there are more than 10
   */
  static List<Long> in(String text) {
    var mentioned =
        MENTION
            .matcher(text)
            .results()
            .map(found -> DecimalId.find(found.group(1)))
            .filter(id -> id.isPresent())
            .map(id -> id.getAsLong())
            .distinct()
            .limit(MAXIMUM + 1)
            .toList();
    if (mentioned.size() > MAXIMUM) {
      throw new ApiException(
          ErrorCode.INVALID_TEXT, "The text mentions more than " + MAXIMUM + " members.");
    }
    return mentioned;
  }
}
