package io.tulou.commentjob.apply;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is left of a text when case, width, spaces and what takes no ink make no difference. */
final class FoldedText {
  private static final char DELETE = 0x7f;

  private FoldedText() {}

  /** Equal for texts that read the same; the first 8 bytes of a SHA-256. */
  static long hash(String text) {
    var ascii = foldedAscii(text);
    return digest(ascii == null ? folded(text).getBytes(StandardCharsets.UTF_8) : ascii);
  }

  /** The same as {@link #folded} for the many texts that need no tables; null for others. */
  private static byte @Nullable [] foldedAscii(String text) {
    var folded = new byte[text.length()];
    int length = 0;
    for (int i = 0; i < text.length(); i++) {
      char each = text.charAt(i);
      if (each >= DELETE) {
        return null;
      }
      if (each > ' ') {
        folded[length++] = (byte) (each >= 'A' && each <= 'Z' ? each + ('a' - 'A') : each);
      }
    }
    return Arrays.copyOf(folded, length);
  }

  static String folded(String text) {
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
    return folded.toString();
  }

  private static long digest(byte[] folded) {
    try {
      return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(folded)).getLong();
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
