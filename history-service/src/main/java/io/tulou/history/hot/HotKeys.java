package io.tulou.history.hot;

/**
 * The Redis keys of histories; all of one member share a hash tag.
 *
 * <table>
 * <caption>Structures</caption>
 * <tr><td>{@link #history}</td><td>hash of subject to packed state, with marks; source: the log and
 * MySQL; losing it costs a rebuild, and reads that lag until the workers have caught up</td></tr>
 * <tr><td>{@link #lease}</td><td>token of who rebuilds it; voided by every write</td></tr>
 * </table>
 */
final class HotKeys {
  static final String CLEARED = "#c";
  static final String PAUSE = "#p";
  static final String COMPLETE_FROM = "#v";

  private HotKeys() {}

  static String history(long memberId) {
    return "{m:" + memberId + "}:h";
  }

  static String lease(long memberId) {
    return history(memberId) + ":l";
  }

  /** Subjects start with a letter. */
  static boolean isSubject(String field) {
    return field.charAt(0) != '#';
  }
}
