package io.tulou.common.words;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What single characters are folded to: compatibility forms (NFKC), case, marks on Latin, Greek and
 * Cyrillic letters, and look-alikes make no difference; what takes no ink is dropped.
 */
final class Characters {
  /** What a folded character is to the words around it. */
  enum Kind {
    /** Of a script that parts words by spaces. */
    LETTER,
    DIGIT,
    /** Of a script that does not. */
    FREE,
    /** Punctuation, symbols, pictures. */
    SIGN,
    SPACE
  }

  private static final String[] PLAIN = plain();
  private static final Kind[] KINDS = kinds();
  private static final int MOST_RARE = 20_000;
  private static final Map<Integer, String> RARE = new ConcurrentHashMap<>();

  private Characters() {}

  /** What stands in place of a character; empty for what is dropped. */
  static String fold(int each) {
    if (each < PLAIN.length) {
      return PLAIN[each];
    }
    var known = RARE.get(each);
    if (known != null) {
      return known;
    }
    var folded = folded(each);
    if (RARE.size() < MOST_RARE) {
      RARE.put(each, folded);
    }
    return folded;
  }

  /** The kind of a folded character. */
  static Kind kind(char each) {
    return KINDS[each];
  }

  /** A mark that belongs to the kana before it. */
  static boolean isVoicing(int each) {
    return each == '\u3099' || each == '\u309a';
  }

  private static String[] plain() {
    var plain = new String[0x10000];
    for (int each = 0; each < plain.length; each++) {
      plain[each] =
          Character.isSurrogate((char) each) ? String.valueOf((char) each) : folded(each).intern();
    }
    return plain;
  }

  private static Kind[] kinds() {
    var kinds = new Kind[0x10000];
    for (int each = 0; each < kinds.length; each++) {
      kinds[each] = kindOf(each);
    }
    return kinds;
  }

  private static String folded(int each) {
    if (isBlank(each)) {
      return " ";
    }
    if (isInkless(each)) {
      return "";
    }
    int letter = LookAlikes.letter(each);
    if (letter != each) {
      return Character.toString(letter);
    }
    var wide = Normalizer.normalize(Character.toString(each), Normalizer.Form.NFKC);
    var lower = wide.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    var folded = new StringBuilder();
    lower.codePoints().forEach(one -> foldOne(one, folded));
    return folded.toString();
  }

  private static void foldOne(int each, StringBuilder folded) {
    if (isBlank(each)) {
      folded.append(' ');
    } else if (Character.isDigit(each)) {
      folded.append((char) ('0' + Character.digit(each, 10)));
    } else if (hasMarks(each)) {
      Normalizer.normalize(Character.toString(each), Normalizer.Form.NFD)
          .codePoints()
          .filter(part -> !isInkless(part))
          .map(LookAlikes::letter)
          .forEach(folded::appendCodePoint);
    } else if (!isInkless(each)) {
      folded.appendCodePoint(LookAlikes.letter(each));
    }
  }

  private static boolean hasMarks(int each) {
    return switch (UnicodeScript.of(each)) {
      case LATIN, GREEK, CYRILLIC -> true;
      default -> false;
    };
  }

  private static boolean isBlank(int each) {
    return Character.isWhitespace(each) || Character.isSpaceChar(each);
  }

  /** Controls, joiners, fillers, selectors, and marks that go on any letter. */
  private static boolean isInkless(int each) {
    return switch (Character.getType(each)) {
      case Character.FORMAT, Character.CONTROL, Character.UNASSIGNED -> true;
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK ->
          UnicodeScript.of(each) == UnicodeScript.INHERITED && !isVoicing(each);
      default ->
          switch (each) {
            case 0x115f, 0x1160, 0x3164, 0xffa0, 0x2800 -> true;
            default -> false;
          };
    };
  }

  private static Kind kindOf(int each) {
    if (each == ' ') {
      return Kind.SPACE;
    }
    if (each >= '0' && each <= '9') {
      return Kind.DIGIT;
    }
    return switch (Character.getType(each)) {
      // Halves of characters beyond the basic plane: folded letters there are ideographs.
      case Character.SURROGATE -> Kind.FREE;
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.LETTER_NUMBER ->
          isFree(each) ? Kind.FREE : Kind.LETTER;
      default -> Kind.SIGN;
    };
  }

  private static boolean isFree(int each) {
    return switch (UnicodeScript.of(each)) {
      case HAN, HIRAGANA, KATAKANA, HANGUL, BOPOMOFO, THAI, LAO, KHMER, MYANMAR, TIBETAN -> true;
      default -> false;
    };
  }
}
