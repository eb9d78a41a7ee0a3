package io.tulou.history.hot;

/**
 * The Redis keys of histories; all of one member share a hash tag.
 *
 * <table>
 * <caption>Structures</caption>
 * <tr><td>{@link #history}</td><td>hash of subject to packed state, with marks; and the
 * lease of who rebuilds it; source: the log and MySQL; losing it costs a rebuild</td></tr>
 * </table>
 */
final class HotKeys {
  static final String CLEARED = "#c";
  static final String PAUSE = "#p";
  static final String COMPLETE_FROM = "#v";
  static final String LEASE = "#l";
  static final String ACTIVITY = "#a";
  static final String INCARNATION = "#e";

  private HotKeys() {}

  static String history(long memberId) {
    return "{m:" + memberId + "}:h";
  }

  /** Subjects start with a letter. */
  static boolean isSubject(String field) {
    return field.charAt(0) != '#';
  }
}
