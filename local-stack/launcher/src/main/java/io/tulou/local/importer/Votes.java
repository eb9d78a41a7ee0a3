package io.tulou.local.importer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The votes on posts: likes and dislikes of each, and how many of other kinds there are. */
final class Votes {
  private static final String UP = "2";
  private static final String DOWN = "3";

  private final Map<Long, Tally> byPost = new HashMap<>();
  private long otherKinds;

  private Votes() {}

  /** The votes on one post. */
  record Tally(int likes, int dislikes) {
    static final Tally NONE = new Tally(0, 0);

    Tally plus(Tally other) {
      return new Tally(likes + other.likes, dislikes + other.dislikes);
    }

    long total() {
      return (long) likes + dislikes;
    }
  }

  /**
   * The votes that become no reaction.
   *
   * @param onSubjects likes and dislikes of subjects, which take no reactions
   * @param onUnknown likes and dislikes of posts that were not imported
   * @param otherKinds bounties, flags, favourites and the like
   */
  record Skipped(long onSubjects, long onUnknown, long otherKinds) {
    long total() {
      return onSubjects + onUnknown + otherKinds;
    }
  }

  /** Reads lines of {@code post<TAB>kind<TAB>date}; without a file there are no votes. */
  static Votes read(Path file, BadLines bad) {
    var votes = new Votes();
    if (Files.exists(file)) {
      new Lines(file).forEach(bad, (_, line) -> votes.add(line));
    }
    return votes;
  }

  private void add(String line) throws BadLine {
    var fields = line.split("\t", -1);
    if (fields.length < 2) {
      throw new BadLine("must be post<TAB>kind<TAB>date");
    }
    long post = Digits.read(fields[0], "post id", Long.MAX_VALUE);
    switch (fields[1]) {
      case UP -> byPost.merge(post, new Tally(1, 0), Tally::plus);
      case DOWN -> byPost.merge(post, new Tally(0, 1), Tally::plus);
      default -> otherKinds++;
    }
  }

  Tally on(long post) {
    return byPost.getOrDefault(post, Tally.NONE);
  }

  Skipped skipped(Set<Long> subjects, Set<Long> roots) {
    long onSubjects = 0;
    long onUnknown = 0;
    for (var post : byPost.entrySet()) {
      if (subjects.contains(post.getKey())) {
        onSubjects += post.getValue().total();
      } else if (!roots.contains(post.getKey())) {
        onUnknown += post.getValue().total();
      }
    }
    return new Skipped(onSubjects, onUnknown, otherKinds);
  }
}
