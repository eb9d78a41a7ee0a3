package io.tulou.common.log;

/** What is gathered of one partition since its last flush; only its consumer's thread uses it. */
final class Gathered<T> {
  final Gatherer<T> gatherer;
  private long position;
  private long next;
  private long tried;
  private int records;
  private long since;
  private boolean isUrgent;
  private boolean isWritten;

  /**
   * Nothing gathered.
   *
   * @param position that is applied
   * @param next records below are known; 0 for whoever begins, since what is applied may not be
   *     projected
   */
  Gathered(Gatherer<T> gatherer, long position, long next) {
    this.gatherer = gatherer;
    this.position = position;
    this.next = next;
  }

  long position() {
    return position;
  }

  /** Where the applied position will stand with all of it. */
  long tryToEnd() {
    tried = Math.max(position, next);
    return tried;
  }

  /** Whether it was to be written before, and nobody knows how that ended. */
  boolean wasTried() {
    return tried > position;
  }

  /** Takes the applied position for the own one if it is where the last try would have led. */
  void reload(long applied) {
    if (applied == tried) {
      position = applied;
    }
  }

  long next() {
    return next;
  }

  int records() {
    return records;
  }

  boolean isEmpty() {
    return records == 0;
  }

  /** Whether it is in the database, and only to be projected. */
  boolean isWritten() {
    return isWritten;
  }

  boolean knows(long offset) {
    return offset < next;
  }

  void took(long offset, boolean urgent, long now) {
    if (records++ == 0) {
      since = now;
    }
    next = offset + 1;
    isUrgent |= urgent;
  }

  void written() {
    position = tried;
    isWritten = true;
  }

  boolean isDue(GatheringWorker.Bounds bounds, long now) {
    return !isEmpty()
        && (isUrgent
            || isWritten
            || gatherer.size() >= bounds.size()
            || now - since >= bounds.window().toNanos());
  }
}
