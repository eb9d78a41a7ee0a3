package io.tulou.local.importer;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/**
 * What a comment says, as text and as safe HTML.
 *
 * @param text NFC, without control characters
 * @param html of the few elements of {@link SafeHtml}
 */
record Body(String text, String html) {
  static final int LARGEST = 64 * 1024;

  /** In place of a text that is gone. */
  static final Body GONE = new Body("[deleted]", "<p>[deleted]</p>");

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

  /**
   * Of foreign HTML, of which only what is safe is kept; nothing is cut off.
   *
   * @throws BadLine if no text is left, or one of the two has over 64 KiB
   */
  static Body ofHtml(String html) throws BadLine {
    var document = Jsoup.parseBodyFragment(html);
    return checked(PlainText.of(document.body()), SafeHtml.of(document));
  }

  /**
   * Of Markdown as people type it into one-line fields; see {@link Markdown}.
   *
   * @throws BadLine as above
   */
  static Body ofMarkdown(String text) throws BadLine {
    return checked(text, SafeHtml.of(Jsoup.parseBodyFragment(Markdown.toHtml(text))));
  }

  /**
   * Of a text and how it was shown.
   *
   * @throws BadLine as above
   */
  static Body of(String text, String html) throws BadLine {
    return checked(text, SafeHtml.of(Jsoup.parseBodyFragment(html)));
  }

  /** The text in NFC and without control characters other than new lines and tabs. */
  static String tidy(String text) {
    return CONTROL.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll("");
  }

  private static Body checked(String rawText, String html) throws BadLine {
    var text = tidy(rawText).strip();
    if (text.isEmpty()) {
      throw new BadLine("there is no text");
    }
    refuseUnpaired(text);
    refuseLarge("text", text);
    refuseLarge("html", html);
    return new Body(text, html);
  }

  private static void refuseUnpaired(String text) throws BadLine {
    if (text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE)) {
      throw new BadLine("text holds half a surrogate pair");
    }
  }

  private static void refuseLarge(String field, String value) throws BadLine {
    int size = value.getBytes(StandardCharsets.UTF_8).length;
    if (size > LARGEST) {
      throw new BadLine("%s has %,d bytes, over %,d".formatted(field, size, LARGEST));
    }
  }
}
