package io.tulou.contract.moderation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules that texts must pass before they are published, all of them; stored whole, each change
 * as a new version.
 *
 * @param words lists of words, each with what becomes of a text that holds one
 * @param patterns regular expressions without back-references, matched in linear time
 * @param linkLimit links that a comment may hold, more are held for review; null for any number
 * @param repeatTextSeconds how long a member may not write the same again beneath a subject; null
 *     for what the platform is configured to
 * @param firstCommentsHeld how many comments of a new member await review; 0 for none
 * @param rejectedPercent share of a member's latest comments that were removed, from which on the
 *     next ones await review; null for never
 * @param reportThreshold reports that hide a comment until it is reviewed; 0 for never
 */
public record RuleSet(
    List<WordList> words,
    List<TextPattern> patterns,
    @Nullable Integer linkLimit,
    @Nullable Integer repeatTextSeconds,
    int firstCommentsHeld,
    @Nullable Integer rejectedPercent,
    int reportThreshold) {
  /** Before anybody has set any. */
  public static final RuleSet NONE = new RuleSet(List.of(), List.of(), null, null, 0, null, 0);

  public RuleSet {
    words = List.copyOf(words);
    patterns = List.copyOf(patterns);
  }

  /**
   * Words to be found in any spelling.
   *
   * @param name as moderators see it beside a comment
   */
  public record WordList(String name, RuleAction action, List<String> words) {
    public WordList {
      words = List.copyOf(words);
    }
  }

  /**
   * A pattern in the syntax of RE2.
   *
   * @param name as moderators see it beside a comment
   */
  public record TextPattern(String name, RuleAction action, String pattern) {}
}
