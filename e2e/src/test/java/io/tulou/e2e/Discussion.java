package io.tulou.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * A made-up discussion in the form of the Stack Exchange files, and what its counts must be.
 *
 * @param source the name of the import and the type of its subjects
 * @param roots by subject
 */
record Discussion(Path file, String source, Map<Integer, Integer> roots, int replies, int likes) {
  private static final int USERS = 20;

  static Discussion write(Path folder, String source, int subjects, int rootsEach, long seed)
      throws IOException {
    var random = new Random(seed);
    var lines = new ArrayList<String>();
    var votes = new ArrayList<String>();
    var roots = new LinkedHashMap<Integer, Integer>();
    int id = 0;
    int replies = 0;
    for (int subject = 1; subject <= subjects; subject++) {
      int subjectId = ++id;
      lines.add(
          line(
              "subject",
              subjectId,
              random,
              "\"title\":\"Subject %d\",\"text\":\"<p>?</p>\"".formatted(subject)));
      for (int i = 0; i < rootsEach; i++) {
        int root = ++id;
        lines.add(
            line(
                "root",
                root,
                random,
                "\"subject\":%d,\"text\":\"<p>Answer <b>%d</b></p>\"".formatted(subjectId, root)));
        for (int vote = random.nextInt(3); vote > 0; vote--) {
          votes.add(root + "\t2\t2020-01-01");
        }
        if (random.nextBoolean()) {
          lines.add(
              line(
                  "reply",
                  ++id,
                  random,
                  "\"subject\":%d,\"root\":%d,\"score\":0,\"text\":\"so it is\""
                      .formatted(subjectId, root)));
          replies++;
        }
      }
      roots.put(subjectId, rootsEach);
    }
    var users = new ArrayList<String>();
    for (int user = 1; user <= USERS; user++) {
      users.add(user + "\tUser " + user);
    }
    Files.createDirectories(folder);
    Files.write(folder.resolve(source + "-users.tsv"), users);
    Files.write(folder.resolve(source + "-votes.tsv"), votes);
    var file = Files.write(folder.resolve(source + ".jsonl"), lines);
    return new Discussion(file, source, roots, replies, votes.size());
  }

  int rootCount() {
    return roots.values().stream().mapToInt(Integer::intValue).sum();
  }

  private static String line(String kind, int id, Random random, String rest) {
    return String.format(
        Locale.ROOT,
        "{\"kind\":\"%s\",\"id\":%d,\"user\":%d,\"ts\":\"2020-01-01T%02d:%02d:%02d.000\",%s}",
        kind,
        id,
        1 + random.nextInt(USERS),
        id / 3600,
        id / 60 % 60,
        id % 60,
        rest);
  }
}
