package io.tulou.common.words;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * A text in which width and what takes no ink make no difference, for patterns: letters keep their
 * case and their marks. Knows where each character stands in the text as it was typed.
 */
public final class PlainText {
  private final String text;
  private final int[] places;

  private PlainText(String text, int[] places) {
    this.text = text;
    this.places = places;
  }

  public static PlainText of(String typed) {
    var text = new StringBuilder(typed.length());
    var places = new int[typed.length() + 16];
    int length = 0;
    for (int i = 0; i < typed.length(); ) {
      int each = typed.codePointAt(i);
      int next = i + Character.charCount(each);
      var plain =
          each < 0x80
              ? Character.toString(each)
              : Normalizer.normalize(Character.toString(each), Normalizer.Form.NFKC);
      if (Character.getType(each) != Character.FORMAT) {
        if (length + plain.length() >= places.length) {
          places = Arrays.copyOf(places, 2 * (length + plain.length()));
        }
        Arrays.fill(places, length, length + plain.length(), i);
        length += plain.length();
        text.append(plain);
      }
      i = next;
    }
    places[length] = typed.length();
    return new PlainText(text.toString(), Arrays.copyOf(places, length + 1));
  }

  public String text() {
    return text;
  }

  /** Where in the typed text a character stands; behind the last one, the end. */
  public int place(int i) {
    return places[i];
  }
}
