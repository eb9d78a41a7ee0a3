package io.tulou.common.words;

import io.tulou.common.words.Characters.Kind;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A text as characters that were folded one by one, each with the place in the text that it stands
 * for. Made into {@link Reading}s: as it is written, and with what was pulled apart put together.
 */
final class Spelling {
  private char[] chars;
  private int[] from;
  private int[] to;
  private int length;

  private Spelling(int capacity) {
    chars = new char[capacity];
    from = new int[capacity];
    to = new int[capacity];
  }

  static Spelling of(String text) {
    var spelling = new Spelling(text.length() + 16);
    for (int i = 0; i < text.length(); ) {
      int each = text.codePointAt(i);
      int next = i + Character.charCount(each);
      var folded = Characters.fold(each);
      if (isPicture(folded)) {
        spelling.add('*', i, next);
      } else {
        for (int k = 0; k < folded.length(); k++) {
          spelling.add(folded.charAt(k), i, next);
        }
      }
      i = next;
    }
    spelling.readSigns();
    return spelling;
  }

  /** Emoji and the like part letters as a point does. */
  private static boolean isPicture(String folded) {
    return folded.length() == 2
        && Character.isHighSurrogate(folded.charAt(0))
        && !Character.isLetter(folded.codePointAt(0));
  }

  private void add(char each, int start, int end) {
    if (Characters.isVoicing(each) && length > 0) {
      var voiced = Normalizer.normalize("" + chars[length - 1] + each, Normalizer.Form.NFC);
      if (voiced.length() == 1) {
        chars[length - 1] = voiced.charAt(0);
        to[length - 1] = end;
        return;
      }
    }
    if (length == chars.length) {
      chars = Arrays.copyOf(chars, 2 * length);
      from = Arrays.copyOf(from, 2 * length);
      to = Arrays.copyOf(to, 2 * length);
    }
    chars[length] = each;
    from[length] = start;
    to[length++] = end;
  }

  /** Signs between letters, and a dollar in front of them, are letters. */
  private void readSigns() {
    for (int i = 0; i < length; i++) {
      char letter = LookAlikes.sign(chars[i]);
      if (letter == 0) {
        continue;
      }
      int end = i;
      while (end < length && chars[end] == chars[i]) {
        end++;
      }
      boolean isAfter = i > 0 && isAlphabetic(chars[i - 1]);
      boolean isBefore = end < length && isAlphabetic(chars[end]);
      if (isBefore
          && (isAfter || (chars[i] == '$' && Characters.kind(chars[end]) == Kind.LETTER))) {
        Arrays.fill(chars, i, end, letter);
      }
      i = end - 1;
    }
  }

  private static boolean isAlphabetic(char each) {
    var kind = Characters.kind(each);
    return kind == Kind.LETTER || kind == Kind.DIGIT;
  }

  /** Words as they are written, one space between them. */
  Reading asWritten() {
    return read(words(), new boolean[0]);
  }

  /** Both readings; one where they are the same. */
  List<Reading> readings() {
    var words = words();
    var joined = joined(words);
    var plain = read(words, new boolean[0]);
    return joined.length == 0 ? List.of(plain) : List.of(plain, read(words, joined));
  }

  /** From and to of each run of characters that are no gap. */
  private List<int[]> words() {
    var words = new ArrayList<int[]>();
    int start = -1;
    for (int i = 0; i <= length; i++) {
      boolean isGap = i == length || isGap(i);
      if (isGap && start >= 0) {
        words.add(new int[] {start, i});
        start = -1;
      } else if (!isGap && start < 0) {
        start = i;
      }
    }
    return words;
  }

  private boolean isGap(int i) {
    var kind = Characters.kind(chars[i]);
    return kind == Kind.SPACE || kind == Kind.SIGN;
  }

  /**
   * Which words belong to the one before: letters with signs between them, and letters that stand
   * alone one after the other, three of them or two ideographs. Empty where none does.
   */
  private boolean[] joined(List<int[]> words) {
    var joined = new boolean[words.size()];
    boolean any = false;
    int alone = 0;
    for (int i = 0; i < words.size(); i++) {
      alone = isAlone(words.get(i)) ? alone + 1 : 0;
      boolean isFree = Characters.kind(chars[words.get(i)[0]]) == Kind.FREE;
      int enough = isFree ? 2 : 3;
      if (alone >= enough) {
        Arrays.fill(joined, i - alone + 2, i + 1, true);
        any = true;
      } else if (i > 0 && isSplitBySigns(words.get(i - 1), words.get(i))) {
        joined[i] = true;
        any = true;
      }
    }
    return any ? joined : new boolean[0];
  }

  private boolean isAlone(int[] word) {
    for (int i = word[0] + 1; i < word[1]; i++) {
      if (chars[i] != chars[word[0]]) {
        return false;
      }
    }
    return true;
  }

  private boolean isSplitBySigns(int[] before, int[] word) {
    for (int i = before[1]; i < word[0]; i++) {
      if (Characters.kind(chars[i]) == Kind.SPACE) {
        return false;
      }
    }
    return isAlphabetic(chars[before[1] - 1]) && isAlphabetic(chars[word[0]]);
  }

  private Reading read(List<int[]> words, boolean[] joined) {
    var reading = new Reading(length + 1);
    for (int i = 0; i < words.size(); ) {
      int last = i + 1;
      while (last < words.size() && last < joined.length && joined[last]) {
        last++;
      }
      if (i > 0) {
        reading.gap(to[words.get(i - 1)[1] - 1], from[words.get(i)[0]]);
      }
      readWord(words.subList(i, last), reading);
      i = last;
    }
    return reading;
  }

  /** Digits are letters where there are letters. */
  private void readWord(List<int[]> parts, Reading reading) {
    boolean hasLetters = false;
    for (var part : parts) {
      for (int i = part[0]; i < part[1] && !hasLetters; i++) {
        hasLetters = Characters.kind(chars[i]) == Kind.LETTER;
      }
    }
    for (var part : parts) {
      for (int i = part[0]; i < part[1]; i++) {
        boolean isDigit = Characters.kind(chars[i]) == Kind.DIGIT;
        char each = isDigit && hasLetters ? LookAlikes.digit(chars[i]) : chars[i];
        reading.add(each, from[i], to[i], isDigit);
      }
    }
  }
}
