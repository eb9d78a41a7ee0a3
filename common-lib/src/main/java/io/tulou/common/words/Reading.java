package io.tulou.common.words;

import io.tulou.common.words.Characters.Kind;

/** Folded words with one space between them, equal neighbours as one character with a count. */
final class Reading {
  private final char[] chars;
  private final int[] from;
  private final int[] to;
  private final byte[] runs;
  private final boolean[] digits;
  private int length;

  Reading(int capacity) {
    chars = new char[capacity];
    from = new int[capacity];
    to = new int[capacity];
    runs = new byte[capacity];
    digits = new boolean[capacity];
  }

  void add(char each, int start, int end, boolean isDigit) {
    if (length > 0 && chars[length - 1] == each) {
      digits[length - 1] &= isDigit;
      to[length - 1] = end;
      runs[length - 1] = (byte) Math.min(Byte.MAX_VALUE, runs[length - 1] + 1);
      return;
    }
    chars[length] = each;
    from[length] = start;
    to[length] = end;
    runs[length] = 1;
    digits[length++] = isDigit;
  }

  void gap(int start, int end) {
    add(' ', start, end, false);
  }

  int length() {
    return length;
  }

  char at(int i) {
    return chars[i];
  }

  /** How often the character stands there. */
  int run(int i) {
    return runs[i];
  }

  /** The place in the text where the character begins. */
  int from(int i) {
    return from[i];
  }

  /** The place in the text behind the character. */
  int to(int i) {
    return to[i];
  }

  /** Whether a word may begin here: after a gap, digits only, or beside a script without gaps. */
  boolean isStart(int i) {
    if (i == 0 || isFree(i) || isFree(i - 1)) {
      return true;
    }
    int before = i - 1;
    while (before >= 0 && digits[before]) {
      before--;
    }
    return before < 0 || chars[before] == ' ' || (before < i - 1 && isFree(before));
  }

  /** Whether a word may end before this place, likewise. */
  boolean isEnd(int i) {
    if (i == length || isFree(i) || isFree(i - 1)) {
      return true;
    }
    int after = i;
    while (after < length && digits[after]) {
      after++;
    }
    return after == length || chars[after] == ' ' || (after > i && isFree(after));
  }

  private boolean isFree(int i) {
    return Characters.kind(chars[i]) == Kind.FREE;
  }
}
