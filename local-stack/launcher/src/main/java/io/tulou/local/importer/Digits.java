package io.tulou.local.importer;

/** Reads whole numbers that are written in decimal digits only. */
final class Digits {
  private static final int LONGEST = 18;

  private Digits() {}

  /**
   * Reads a number from 0.
   *
   * @param what it is, for the message
   */
  static long read(String text, String what, long largest) throws BadLine {
    if (text.isEmpty() || text.length() > LONGEST || !text.chars().allMatch(Digits::isDigit)) {
      throw new BadLine(what + " must be a number, is '" + excerpt(text) + "'");
    }
    long number = Long.parseLong(text);
    if (number > largest) {
      throw new BadLine(what + " is over " + largest + ": " + number);
    }
    return number;
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private static String excerpt(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
