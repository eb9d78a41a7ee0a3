package io.tulou.common.words;

import java.util.HashMap;
import java.util.Map;

/**
 * Characters that are read as Latin letters, after Unicode Technical Standard 39 (confusables), as
 * far as compatibility forms do not cover them. {@code l} and {@code i} are one letter here, for
 * {@code 1} stands for both.
 */
final class LookAlikes {
  private static final String[] ALIKE = {
    "a\u0430\u03b1\u0251\u0250\u1d00\u2200\u2c6d\u0252\u13aa",
    "b\u0432\u03b2\u0184\u0185\u0299\u13cf\u0253\u042c\u044c\u10d1",
    "c\u0441\u03f2\u1d04\u0186\u0254\u2ca4\u2ca5\u13df\u0188",
    "d\u0501\u1d05\u0256\u0257\u13a0\u056a",
    "e\u0435\u03b5\u1d07\u01dd\u0259\u0258\u212e\u0454\u0404\u13ac\u025b\u0511",
    "f\ua730\u025f\u0192\u0584\u1e9d",
    "g\u0262\u0261\u0183\u050c\u050d\u0581\u0260\u13c0",
    "h\u043d\u029c\u0265\u04bb\u03b7\u0570\u13bb\u0266",
    "il\u0456\u03b9\u0131\u026a\u2170\u029f\u04c0\u04cf\u01c0\u05c0\u0399\u217c\u0269\u0268\u0142"
        + "\u2113\u026b\u13c6\u05d5\u0142",
    "j\u0458\u1d0a\u027e\u03f3\u0575\u0249\u0237",
    "k\u043a\u03ba\u1d0b\u029e\u0199\u13e6\u049b",
    "m\u043c\u1d0d\u026f\u13b7\u0271\u03fb",
    "n\u0274\u03bd\u0578\u057c\u0273\u0272\u043f\u0438\u019e",
    "o\u043e\u03bf\u03c3\u1d0f\u0585\u00f8\u0275\u03b8\u0555\u3007\u2c9f\u0e50\u0398",
    "p\u0440\u03c1\u1d18\u13e2\u2ca3\u01a5",
    "q\u051b\u0566\u024b",
    "r\u0433\u0280\u0279\u044f\u027c\u13a1\u0281\u027d",
    "s\u0455\ua731\u01bd\u0282\u13da\u0586\u03e9",
    "t\u0442\u03c4\u1d1b\u0287\u0167\u01ad\u13a2\u0163",
    "u\u0446\u03c5\u1d1c\u057d\u0289\u028a\u222a\u0446",
    "v\u1d20\u028c\u0475\u2c72\u13d9\u2174\u028b",
    "w\u0448\u03c9\u1d21\u028d\u0461\u051d\u13b3\u0561\u0449",
    "x\u0445\u03c7\u2179\u04fd\u2a2f",
    "y\u0443\u03b3\u028f\u028e\u04af\u0447\u0263\u01b4",
    "z\u1d22\u01b6\u0225\u0240\u13c3\u0290"
  };

  /** Read as letters within a word; what else they are depends on what stands beside them. */
  private static final Map<Integer, Character> SIGNS =
      Map.ofEntries(
          Map.entry((int) '@', 'a'),
          Map.entry((int) '$', 's'),
          Map.entry((int) '!', 'i'),
          Map.entry((int) '|', 'i'),
          Map.entry((int) '+', 't'),
          Map.entry(0xa1, 'i'),
          Map.entry(0xa2, 'c'),
          Map.entry(0xa3, 'i'),
          Map.entry(0xa5, 'y'),
          Map.entry(0xa7, 's'),
          Map.entry(0xa9, 'c'),
          Map.entry(0xae, 'r'),
          Map.entry(0x20ac, 'e'));

  private static final String DIGITS = "oizeasgtbg";
  private static final Map<Integer, Character> LETTERS = letters();

  private LookAlikes() {}

  /** The letter that a character is read as; itself for most. */
  static int letter(int each) {
    var letter = LETTERS.get(each);
    return letter == null ? each : letter;
  }

  /** The letter that a sign within a word is read as, or 0. */
  static char sign(int each) {
    return SIGNS.getOrDefault(each, (char) 0);
  }

  /** The letter that a digit among letters is read as. */
  static char digit(char digit) {
    return DIGITS.charAt(digit - '0');
  }

  private static Map<Integer, Character> letters() {
    var letters = new HashMap<Integer, Character>();
    for (var alike : ALIKE) {
      for (int i = 1; i < alike.length(); i++) {
        letters.put((int) alike.charAt(i), alike.charAt(0));
      }
    }
    // Letters in circles and squares, and those that flags are made of.
    for (int first : new int[] {0x1f150, 0x1f170, 0x1f1e6, 0x1f130, 0x1f110}) {
      for (int i = 0; i < 26; i++) {
        char letter = (char) ('a' + i);
        letters.put(first + i, letter == 'l' ? 'i' : letter);
      }
    }
    return Map.copyOf(letters);
  }
}
