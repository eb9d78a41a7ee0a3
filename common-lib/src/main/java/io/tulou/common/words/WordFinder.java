package io.tulou.common.words;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Finds many words in a text in one pass, after Aho and Corasick, "Efficient string matching"
 * (1975). A word is found in whatever spelling reads like it: case, width, marks, look-alikes,
 * digits and signs for letters, letters stretched or pulled apart, characters without ink. Words of
 * scripts that part words by spaces are found whole; a star at either end of a word lifts that.
 *
 * <p>Immutable; searching takes time in proportion to the text and what is found.
 */
public final class WordFinder {
  private static final int NO_WORD = -1;

  private final Trie trie = new Trie();
  private final Word[] words;
  private final int[] numbers;

  /** Of each node: where to go on when no edge fits. */
  private final int[] fallbacks;

  /** Of each node: the first word that ends there. */
  private final int[] ends;

  /** Of each node: the longest shorter one at which a word ends. */
  private final int[] shorter;

  /** Of each word: the next that ends at the same node. */
  private final int[] alike;

  private WordFinder(List<String> typed) {
    var usable = new ArrayList<Word>();
    var places = new ArrayList<Integer>();
    for (int i = 0; i < typed.size(); i++) {
      int number = i;
      Word.of(typed.get(i))
          .ifPresent(word -> {
            usable.add(word);
            places.add(number);
          });
    }
    words = usable.toArray(Word[]::new);
    numbers = places.stream().mapToInt(Integer::intValue).toArray();
    alike = new int[words.length];
    var nodes = new int[words.length];
    for (int i = 0; i < words.length; i++) {
      nodes[i] = trie.add(words[i].chars());
    }
    ends = new int[trie.nodes()];
    Arrays.fill(ends, NO_WORD);
    for (int i = words.length - 1; i >= 0; i--) {
      alike[i] = ends[nodes[i]];
      ends[nodes[i]] = i;
    }
    fallbacks = new int[trie.nodes()];
    shorter = new int[trie.nodes()];
    linkUp();
    trie.seal();
  }

  /** A finder of these words; what has fewer than two letters is never found. */
  public static WordFinder of(Collection<String> words) {
    return new WordFinder(List.copyOf(words));
  }

  /** Whether a word has what it takes to be found: two letters. */
  public static boolean isFindable(String word) {
    return Word.of(word).isPresent();
  }

  /**
   * A word in a text.
   *
   * @param word its place in the list of words
   * @param from where it begins in the text as it was typed
   * @param to behind its last character
   */
  public record Hit(int word, int from, int to) {}

  /** All there are, each place once for each word. */
  public List<Hit> find(String text) {
    if (words.length == 0) {
      return List.of();
    }
    var hits = new ArrayList<Hit>();
    for (var reading : Spelling.of(text).readings()) {
      find(reading, hits);
    }
    return hits.size() < 2 ? hits : hits.stream().distinct().toList();
  }

  private void find(Reading reading, List<Hit> hits) {
    int node = Trie.ROOT;
    for (int i = 0; i < reading.length(); i++) {
      node = step(node, reading.at(i));
      for (int end = ends[node] == NO_WORD ? shorter[node] : node;
          end != Trie.ROOT;
          end = shorter[end]) {
        for (int word = ends[end]; word != NO_WORD; word = alike[word]) {
          int start = i + 1 - words[word].chars().length;
          if (words[word].isAt(reading, start)) {
            hits.add(new Hit(numbers[word], reading.from(start), reading.to(i)));
          }
        }
      }
    }
  }

  private int step(int from, char letter) {
    int node = from;
    int next = trie.child(node, letter);
    while (next == Trie.NONE && node != Trie.ROOT) {
      node = fallbacks[node];
      next = trie.child(node, letter);
    }
    return next == Trie.NONE ? Trie.ROOT : next;
  }

  private void linkUp() {
    for (int node : trie.byDepth()) {
      int parent = trie.parent(node);
      if (node == Trie.ROOT) {
        continue;
      }
      int fallback = parent == Trie.ROOT ? Trie.ROOT : step(fallbacks[parent], trie.letter(node));
      fallbacks[node] = fallback;
      shorter[node] = ends[fallback] == NO_WORD ? shorter[fallback] : fallback;
    }
  }
}
