package io.tulou.common.words;

import java.util.Arrays;
import java.util.Optional;

/**
 * A word to be found, folded. A star at its beginning or end stands for any letters there.
 *
 * @param chars folded, equal neighbours once
 */
@SuppressWarnings("ArrayRecordComponent") // Made once, read only here.
record Word(char[] chars, byte[] runs, boolean isOpenBefore, boolean isOpenAfter) {
  /** From so many letters on, a letter that is doubled is taken for the letter. */
  private static final int LONG_ENOUGH_TO_DOUBLE = 5;

  /** From so many on, nobody means to double a letter. */
  private static final int STRETCHED = 3;

  private static final int SHORTEST = 2;

  /** Empty for what has fewer than two letters to be found by. */
  static Optional<Word> of(String typed) {
    var text = typed.strip();
    boolean isOpenBefore = text.startsWith("*");
    boolean isOpenAfter = text.endsWith("*");
    var reading = Spelling.of(text).asWritten();
    int letters = 0;
    var chars = new char[reading.length()];
    var runs = new byte[reading.length()];
    for (int i = 0; i < chars.length; i++) {
      chars[i] = reading.at(i);
      runs[i] = (byte) reading.run(i);
      letters += chars[i] == ' ' ? 0 : runs[i];
    }
    return letters < SHORTEST
        ? Optional.empty()
        : Optional.of(new Word(chars, runs, isOpenBefore, isOpenAfter));
  }

  /** Whether it stands there: its characters do, as the caller knows. */
  boolean isAt(Reading reading, int start) {
    int end = start + chars.length;
    if ((!isOpenBefore && !reading.isStart(start)) || (!isOpenAfter && !reading.isEnd(end))) {
      return false;
    }
    for (int i = 0; i < chars.length; i++) {
      int typed = reading.run(start + i);
      boolean isStretched = typed >= STRETCHED && typed > runs[i];
      boolean isDoubled = typed == 2 && runs[i] == 1 && chars.length >= LONG_ENOUGH_TO_DOUBLE;
      if (typed != runs[i] && !isStretched && !isDoubled) {
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Word word
        && Arrays.equals(chars, word.chars)
        && Arrays.equals(runs, word.runs)
        && isOpenBefore == word.isOpenBefore
        && isOpenAfter == word.isOpenAfter;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(chars);
  }

  @Override
  public String toString() {
    return new String(chars);
  }
}
