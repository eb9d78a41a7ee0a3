package io.tulou.local.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/** Sentences put together from a fixed stock, none twice: members may not repeat themselves. */
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

  private static final List<String> TURNS =
      List.of("And", "I would add", "Then there is", "还有", "Not to forget", "Nothing beats", "But");

  private final Random random;
  private final Set<String> said = new HashSet<>();

  DemoTexts(Random random) {
    this.random = random;
  }

  String comment() {
    return unsaid(() -> pick(OPENINGS) + " " + pick(THINGS) + pick(ENDINGS));
  }

  String reply() {
    return unsaid(() -> pick(REPLIES) + " " + pick(TURNS) + " " + pick(THINGS) + ".");
  }

  /** There are a few hundred of each, and a subject needs some dozens. */
  private String unsaid(Supplier<String> sentence) {
    var next = sentence.get();
    while (!said.add(next)) {
      next = sentence.get();
    }
    return next;
  }

  private String pick(List<String> stock) {
    return stock.get(random.nextInt(stock.size()));
  }
}
