package io.tulou.local.demo;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A made-up member. */
public record DemoMember(long id, String name) {
  /** The plain member of the welcome text. */
  public static final DemoMember ADA = new DemoMember(1001, "Ada");

  /** The moderator and operator of the welcome text. */
  public static final DemoMember MO = new DemoMember(1002, "Mo");

  private static final List<String> OTHERS =
      List.of(
          "Bo", "Chen", "Dilan", "Esra", "Femi", "Gita", "Hana", "Ilse", "Jun", "Kofi", "Lin",
          "Mei", "Noor", "Ode", "Pia", "Quan", "Rosa", "Sami");

  /** Twenty members, Ada and Mo first. */
  static List<DemoMember> all() {
    var others =
        IntStream.range(0, OTHERS.size()).mapToObj(i -> new DemoMember(1003 + i, OTHERS.get(i)));
    return Stream.concat(Stream.of(ADA, MO), others).toList();
  }
}
