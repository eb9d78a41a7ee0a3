package io.tulou.comment.submit;

import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import java.text.Normalizer;
import java.util.Set;

/**
 * What a member may write, made uniform: NFC (Unicode Standard Annex 15), line ends {@code \n}, no
 * white space around it, no directional overrides (they can make a text read as another).
 */
final class CommentText {
  /** Code points after all that. */
  static final int MAXIMUM = 4_000;

  private static final int MARKS_PER_BASE = 8;
  private static final int LAST_C0_OR_C1 = 0x9f;

  /** Take no ink though their category says otherwise: fillers, the blank Braille cell. */
  private static final Set<Integer> BLANK_LETTERS = Set.of(0x115f, 0x1160, 0x3164, 0xffa0, 0x2800);

  private CommentText() {}

  /**
   * The uniform text.
   *
   * @throws ApiException {@code invalid-text} if it is blank, too long, or not text
   */
  static String of(String typed) {
    refuseWhatIsNoText(typed);
    var text = withoutOverrides(typed.replace("\r\n", "\n").replace('\r', '\n'));
    text = Normalizer.normalize(text, Normalizer.Form.NFC);
    text = trim(text);
    if (text.codePoints().noneMatch(CommentText::isInk)) {
      throw refused("The text is blank.");
    }
    if (text.codePointCount(0, text.length()) > MAXIMUM) {
      throw refused("The text has more than " + MAXIMUM + " characters.");
    }
    refusePiles(text);
    return text;
  }

  private static void refuseWhatIsNoText(String typed) {
    boolean isText =
        typed
            .codePoints()
            .allMatch(each -> Character.getType(each) != Character.SURROGATE && !isControl(each));
    if (!isText) {
      throw refused("The text holds characters that are no text.");
    }
  }

  private static boolean isControl(int each) {
    return each <= LAST_C0_OR_C1
        && Character.isISOControl(each)
        && each != '\n'
        && each != '\r'
        && each != '\t';
  }

  private static String withoutOverrides(String text) {
    return text.codePoints()
        .filter(each -> !isOverride(each))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isOverride(int each) {
    return (each >= 0x202a && each <= 0x202e) || (each >= 0x2066 && each <= 0x2069);
  }

  private static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** All spaces lie in the basic plane, so characters do. */
  private static boolean isSpace(char each) {
    return Character.isWhitespace(each) || Character.isSpaceChar(each);
  }

  private static boolean isInk(int each) {
    return switch (Character.getType(each)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default -> !BLANK_LETTERS.contains(each);
    };
  }

  private static void refusePiles(String text) {
    int marks = 0;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      marks = isMark(text.codePointAt(i)) ? marks + 1 : 0;
      if (marks > MARKS_PER_BASE) {
        throw refused("The text piles more than " + MARKS_PER_BASE + " marks on a character.");
      }
    }
  }

  private static boolean isMark(int each) {
    int type = Character.getType(each);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  private static ApiException refused(String detail) {
    return new ApiException(ErrorCode.INVALID_TEXT, detail);
  }
}
