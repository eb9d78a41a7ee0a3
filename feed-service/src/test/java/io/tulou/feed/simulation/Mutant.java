package io.tulou.feed.simulation;

/** One bug each. The simulation puts it in where the real code meets what it works with. */
public enum Mutant {
  NONE("nothing is wrong"),
  LOST_DEDUPE("what was pushed twice is shown twice"),
  LATE_PURGE("an unfollow takes the author's posts out of the inbox, some time later"),
  STALE_TIES("whom a member follows and hides is remembered without asking again"),
  FOLLOW_WITHOUT_VERSION("a follow does not tell since when it holds"),
  HIDDEN_AT_PUSH("what a member mutes is not pushed, instead of not shown"),
  DELETED_SHOWN("nobody asks whether a post is still published"),
  UNRECORDED_THRESHOLD("that an author's posts are not pushed any more is not recorded"),
  RANGE_FORGOTTEN("what was not pushed is forgotten when an author is pushed again"),
  BIG_SETTLED_AT_ONCE("a post that is not pushed is done before every process knows of that"),
  DONE_BEFORE_EFFECT("a range is done before its appends are, and the worker dies"),
  ONE_RANGE_CLOSES_ALL("the first range that is done closes the others of its post"),
  RANGE_WITHOUT_ITS_LAST("a range leaves out the follower it ends with"),
  UNKNOWN_EVENT_SKIPPED("an event of a post that nobody knows to be pending is passed over"),
  PENDING_IGNORED("what is pending is not merged"),
  PENDING_READ_LAST("what is pending is read after the inbox"),
  HEAD_NOT_APPENDED("a post is not added to its author's head"),
  END_AT_CAP("an inbox counts as complete to the first post ever"),
  CUT_WITHOUT_FLOOR("an inbox is cut and still counts as complete as before"),
  CREATED_AFTER_PULL("an inbox takes what is pushed only when it is built"),
  REPLACE_LOSES_APPENDS("building an inbox overwrites what was pushed meanwhile"),
  COARSE_CURSOR("a cursor knows the time, not the post"),
  SHORT_PAGE_IS_END("a page with fewer posts than asked for is taken for the last");

  private final String bug;

  Mutant(String bug) {
    this.bug = bug;
  }

  @Override
  public String toString() {
    return name() + ": " + bug;
  }
}
