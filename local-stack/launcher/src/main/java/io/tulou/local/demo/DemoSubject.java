package io.tulou.local.demo;

import java.util.List;

/**
 * Something to talk about.
 *
 * @param path {@code type/id}
 * @param length in seconds, for the watch history
 */
record DemoSubject(String path, String title, int length) {
  static final List<DemoSubject> ALL =
      List.of(
          new DemoSubject("video/tour", "A walk through a tulou", 1260),
          new DemoSubject("video/rammed-earth", "How to build with rammed earth", 2400),
          new DemoSubject("video/tea-terrace", "Spring on the tea terraces", 840),
          new DemoSubject("article/courtyard", "Why everybody met in the courtyard", 420),
          new DemoSubject("article/clay-stove", "Cooking on a clay stove", 300),
          new DemoSubject("show/roundhouse-1", "The Round House, episode 1", 2700));
}
