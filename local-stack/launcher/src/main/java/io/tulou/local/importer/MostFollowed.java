package io.tulou.local.importer;

import java.util.Arrays;
import java.util.Optional;

/** The node with the most followers; of several the smallest. */
record MostFollowed(int node, int followers) {

  /**
   * Finds it; empty without edges.
   *
   * @param edges as in {@link EdgeList}
   */
  static Optional<MostFollowed> of(long[] edges) {
    var authors = Arrays.stream(edges).mapToInt(EdgeList::authorOf).sorted().toArray();
    Optional<MostFollowed> most = Optional.empty();
    int begin = 0;
    for (int i = 1; i <= authors.length; i++) {
      if (i == authors.length || authors[i] != authors[begin]) {
        int followers = i - begin;
        if (most.isEmpty() || followers > most.get().followers()) {
          most = Optional.of(new MostFollowed(authors[begin], followers));
        }
        begin = i;
      }
    }
    return most;
  }
}
