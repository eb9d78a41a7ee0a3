package io.tulou.bff.live;

import io.tulou.contract.SubjectRef;
import java.time.Instant;

/** Something that happened in a room and that everybody there may know. */
sealed interface Happening {
  /** Whose room. */
  SubjectRef subject();

  /** A comment can be seen that could not before. */
  record Shown(
      SubjectRef subject,
      long id,
      long rootId,
      long parentId,
      int floor,
      Tally tally,
      Instant createdAt)
      implements Happening {
    /** The same with newer counts. */
    Shown with(Tally newer) {
      return new Shown(subject, id, rootId, parentId, floor, newer, createdAt);
    }
  }

  /** A comment that could be seen cannot any more; why is nobody's business here. */
  record Gone(SubjectRef subject, long id) implements Happening {}

  /** A comment that was seen before has other counts, or was edited. */
  record Counted(SubjectRef subject, long id, Tally tally) implements Happening {}

  /** The subject as it stands now. */
  record Stands(SubjectRef subject, boolean isHidden, int roots, int comments, long version)
      implements Happening {}

  /**
   * A happening and where the log tells of it.
   *
   * @param slot which partition of which topic, see {@link Places}
   * @param time when it was appended, in milliseconds
   */
  record Told(Happening happening, int slot, long offset, long time) {}
}
