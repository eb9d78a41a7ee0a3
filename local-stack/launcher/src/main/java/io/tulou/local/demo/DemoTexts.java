package io.tulou.local.demo;

import java.util.List;
import java.util.Random;

/** Sentences put together from a fixed stock. */
final class DemoTexts {
  private static final List<String> OPENINGS =
      List.of(
          "I did not expect",
          "My grandmother always praised",
          "Can somebody explain",
          "The best part is",
          "Watched it twice for",
          "不得不说，这里最打动我的是",
          "Still thinking about");
  private static final List<String> THINGS =
      List.of(
          "the *light* in the courtyard",
          "how thick the walls are",
          "the well in the middle 🏯",
          "the stairs to the third floor",
          "those wooden galleries",
          "屋檐下的灯笼",
          "the smell of rain on clay");
  private static final List<String> ENDINGS =
      List.of(
          ".",
          ", honestly.",
          " - what a place!",
          ", and nobody mentions it.",
          "。",
          ". More at https://example.org/tulou",
          ", or is it `just me`?");
  private static final List<String> REPLIES =
      List.of(
          "Same here.",
          "Not quite: look again at the roof.",
          "Thanks, that helped a lot!",
          "同感，特别是最后一段。",
          "Where is that, at which minute?",
          "My family lived in one of these 👍",
          "You made me look it up.");

  private final Random random;

  DemoTexts(Random random) {
    this.random = random;
  }

  String comment() {
    return pick(OPENINGS) + " " + pick(THINGS) + pick(ENDINGS);
  }

  String reply() {
    return pick(REPLIES);
  }

  private String pick(List<String> stock) {
    return stock.get(random.nextInt(stock.size()));
  }
}
