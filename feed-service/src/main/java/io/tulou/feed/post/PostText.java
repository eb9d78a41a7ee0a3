package io.tulou.feed.post;

import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import java.text.Normalizer;

/** Text as a member typed it: trimmed, NFC, 1..4,000 code points with something to see. */
final class PostText {
  private static final int MOST_CODE_POINTS = 4_000;

  private PostText() {}

  /**
   * The text as it is kept.
   *
   * @throws ApiException {@code invalid-text} if it is blank, invisible, too long, or holds NUL or
   *     lone surrogates
   */
  static String of(String typed) {
    if (typed.codePoints().anyMatch(PostText::isForbidden)) {
      throw refused("holds characters that are no text");
    }
    var text = Normalizer.normalize(typed, Normalizer.Form.NFC).strip();
    if (text.codePoints().noneMatch(PostText::isSeen)) {
      throw refused("has nothing to see");
    }
    if (text.codePointCount(0, text.length()) > MOST_CODE_POINTS) {
      throw refused("is longer than " + MOST_CODE_POINTS + " characters");
    }
    return text;
  }

  private static boolean isForbidden(int codePoint) {
    return codePoint == 0 || Character.getType(codePoint) == Character.SURROGATE;
  }

  private static boolean isSeen(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> !isBlankLetter(codePoint);
    };
  }

  /** Hangul fillers and the empty Braille cell count as letters or symbols and show nothing. */
  private static boolean isBlankLetter(int codePoint) {
    return switch (codePoint) {
      case 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800 -> true;
      default -> false;
    };
  }

  private static ApiException refused(String why) {
    return new ApiException(ErrorCode.INVALID_TEXT, "The text " + why + ".");
  }
}
