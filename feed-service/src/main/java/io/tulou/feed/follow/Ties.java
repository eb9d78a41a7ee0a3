package io.tulou.feed.follow;

import java.util.Arrays;

/** Whom a member follows and whose posts they do not see, at one version. Ids ascend. */
public final class Ties {
  private final long member;
  private final long version;
  private final long[] followees;
  private final long[] since;
  private final long[] hidden;

  /**
   * The ties of one member.
   *
   * @param followees ascending
   * @param since of each followee: the version that brought it
   * @param hidden ascending: those the member mutes or blocks, or who block the member
   */
  public Ties(long member, long version, long[] followees, long[] since, long[] hidden) {
    this.member = member;
    this.version = version;
    this.followees = followees.clone();
    this.since = since.clone();
    this.hidden = hidden.clone();
  }

  public long version() {
    return version;
  }

  /** Everybody followed, hidden or not. */
  public long[] followees() {
    return followees.clone();
  }

  public boolean follows(long author) {
    return Arrays.binarySearch(followees, author) >= 0;
  }

  /** Whether the author's posts are in the member's feed. */
  public boolean shows(long author) {
    return author == member || (follows(author) && !hides(author));
  }

  /** The authors whose posts make the member's feed, the member among them. */
  public long[] sources() {
    var shown = Arrays.stream(followees).filter(author -> !hides(author)).toArray();
    var sources = Arrays.copyOf(shown, shown.length + 1);
    sources[shown.length] = member;
    return sources;
  }

  /** Those followed since a version, ascending. */
  public long[] followedAfter(long earlier) {
    if (earlier >= version) {
      return new long[0];
    }
    var recent = new long[followees.length];
    int count = 0;
    for (int i = 0; i < followees.length; i++) {
      if (since[i] > earlier) {
        recent[count++] = followees[i];
      }
    }
    return Arrays.copyOf(recent, count);
  }

  int weight() {
    return 8 + 2 * followees.length + hidden.length;
  }

  private boolean hides(long author) {
    return Arrays.binarySearch(hidden, author) >= 0;
  }
}
