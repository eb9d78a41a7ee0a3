package io.tulou.feed.member;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Names as tokens and files bring them: 1..80 code points, NFC, nothing that cannot be seen. */
final class MemberName {
  private static final int MOST_CODE_POINTS = 80;

  private MemberName() {}

  /** What is shown for a member who never said a name. */
  static String ofUnnamed(long memberId) {
    return "Member " + memberId;
  }

  /** The name as it can be shown, cut at 80 code points; null where nothing of it can be seen. */
  static @Nullable String of(@Nullable String said) {
    if (said == null) {
      return null;
    }
    var seen =
        Normalizer.normalize(said, Normalizer.Form.NFC)
            .codePoints()
            .filter(MemberName::isShown)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
            .strip();
    if (seen.isEmpty()) {
      return null;
    }
    int most = Math.min(MOST_CODE_POINTS, seen.codePointCount(0, seen.length()));
    return seen.substring(0, seen.offsetByCodePoints(0, most)).strip();
  }

  private static boolean isShown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
