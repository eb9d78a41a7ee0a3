package io.tulou.common.words;

import java.util.Arrays;

/**
 * Nodes and edges of a trie over characters. Edges lie in one open-addressed table, so that a step
 * is one look-up however many words there are.
 */
final class Trie {
  static final int ROOT = 0;
  static final int NONE = -1;

  private long[] keys = new long[1 << 12];
  private int[] targets = new int[1 << 12];

  /** Of the root, by letter; 0 for none. Most steps of most texts are asked for here. */
  private final int[] first = new int[1 << Character.SIZE];

  private int[] parents = new int[1 << 10];
  private char[] letters = new char[1 << 10];
  private short[] depths = new short[1 << 10];
  private int nodes = 1;

  int nodes() {
    return nodes;
  }

  int parent(int node) {
    return parents[node];
  }

  char letter(int node) {
    return letters[node];
  }

  /** The node of the word, made if need be. */
  int add(char[] word) {
    int node = ROOT;
    for (char each : word) {
      int next = child(node, each);
      node = next == NONE ? grow(node, each) : next;
    }
    return node;
  }

  int child(int node, char letter) {
    if (node == ROOT) {
      return first[letter] == 0 ? NONE : first[letter];
    }
    long key = key(node, letter);
    int mask = keys.length - 1;
    for (int slot = slot(key, mask); ; slot = (slot + 1) & mask) {
      if (keys[slot] == key) {
        return targets[slot];
      }
      if (keys[slot] == 0) {
        return NONE;
      }
    }
  }

  /** Parents before children, those of one depth together. */
  int[] byDepth() {
    int deepest = 0;
    for (int node = 0; node < nodes; node++) {
      deepest = Math.max(deepest, depths[node]);
    }
    var next = new int[deepest + 2];
    for (int node = 0; node < nodes; node++) {
      next[depths[node] + 1]++;
    }
    for (int depth = 1; depth < next.length; depth++) {
      next[depth] += next[depth - 1];
    }
    var order = new int[nodes];
    for (int node = 0; node < nodes; node++) {
      order[next[depths[node]]++] = node;
    }
    return order;
  }

  /** Gives back what only building needs. */
  void seal() {
    parents = new int[0];
    letters = new char[0];
    depths = new short[0];
  }

  private int grow(int parent, char letter) {
    if (nodes == parents.length) {
      parents = Arrays.copyOf(parents, 2 * nodes);
      letters = Arrays.copyOf(letters, 2 * nodes);
      depths = Arrays.copyOf(depths, 2 * nodes);
    }
    if (4L * nodes >= 3L * keys.length) {
      widen();
    }
    parents[nodes] = parent;
    letters[nodes] = letter;
    depths[nodes] = (short) (depths[parent] + 1);
    if (parent == ROOT) {
      first[letter] = nodes;
    } else {
      put(key(parent, letter), nodes);
    }
    return nodes++;
  }

  private void widen() {
    var oldKeys = keys;
    var oldTargets = targets;
    keys = new long[2 * oldKeys.length];
    targets = new int[2 * oldKeys.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        put(oldKeys[i], oldTargets[i]);
      }
    }
  }

  private void put(long key, int target) {
    int mask = keys.length - 1;
    int slot = slot(key, mask);
    while (keys[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    keys[slot] = key;
    targets[slot] = target;
  }

  /** Never 0. */
  private static long key(int node, char letter) {
    return ((long) node << Character.SIZE | letter) + 1;
  }

  private static int slot(long key, int mask) {
    long mixed = key * 0x9e3779b97f4a7c15L;
    return (int) (mixed >>> 32) & mask;
  }
}
