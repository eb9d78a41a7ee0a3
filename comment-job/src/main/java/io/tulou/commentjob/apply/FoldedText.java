package io.tulou.commentjob.apply;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;

/** What is left of a text when case, width, spaces and what takes no ink make no difference. */
final class FoldedText {
  private FoldedText() {}

  /** Equal for texts that read the same; the first 8 bytes of a SHA-256. */
  static long hash(String text) {
    var plain =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT);
    var folded = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i += Character.charCount(plain.codePointAt(i))) {
      if (isKept(plain.codePointAt(i))) {
        folded.appendCodePoint(plain.codePointAt(i));
      }
    }
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(digest.digest(folded.toString().getBytes(StandardCharsets.UTF_8)))
          .getLong();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
    }
  }

  private static boolean isKept(int each) {
    return !Character.isWhitespace(each)
        && !Character.isSpaceChar(each)
        && Character.getType(each) != Character.FORMAT
        && Character.getType(each) != Character.CONTROL;
  }
}
