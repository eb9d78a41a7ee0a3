package io.tulou.comment.hotpage;

import io.tulou.contract.SubjectRef;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Tells whether something changed about a subject since. What was read before a change never passes
 * for what was read after it, however late it is stored. Subjects may share a stamp; a change then
 * counts for both.
 */
final class Stamps {
  private static final int SLOTS = 4_096;

  private final AtomicIntegerArray slots = new AtomicIntegerArray(SLOTS);

  int of(SubjectRef subject) {
    return slots.get(slot(subject));
  }

  void change(SubjectRef subject) {
    slots.incrementAndGet(slot(subject));
  }

  private static int slot(SubjectRef subject) {
    int hash = subject.hashCode();
    return (hash ^ hash >>> 16) & SLOTS - 1;
  }
}
