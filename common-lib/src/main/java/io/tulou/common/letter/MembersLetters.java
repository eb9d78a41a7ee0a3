package io.tulou.common.letter;

import io.tulou.common.log.Mark;
import io.tulou.common.log.Stretch;
import io.tulou.common.log.TopicReaders;
import io.tulou.contract.Topic;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Set;

/**
 * Dead letters that came of what a member did. Once erased, nobody can look at them or put them
 * back; the log keeps their bytes until their time is over.
 */
public final class MembersLetters {
  private static final Duration WAIT = Duration.ofMillis(200);
  private static final List<Topic> TOPICS =
      Arrays.stream(Topic.values()).filter(topic -> topic.topicName().endsWith(".dead")).toList();

  private final TopicReaders readers;
  private final SettledLetters settled;

  MembersLetters(TopicReaders readers, SettledLetters settled) {
    this.readers = readers;
    this.settled = settled;
  }

  /**
   * Settles all of them; again finds those that have come since.
   *
   * @param alive called now and then, for it may take a while
   * @return how many
   */
  public long erase(long memberId, Runnable alive) {
    long[] erased = new long[1];
    walk(
        memberId,
        alive,
        (topic, letter) -> {
          settled.settle(topic, letter, "erased", 0);
          erased[0]++;
        });
    return erased[0];
  }

  /** How many can still be looked at and put back. */
  public long left(long memberId, Runnable alive) {
    long[] left = new long[1];
    walk(memberId, alive, (_, _) -> left[0]++);
    return left[0];
  }

  private interface Visitor {
    void visit(Topic topic, LetterName letter);
  }

  private void walk(long memberId, Runnable alive, Visitor visitor) {
    for (var topic : TOPICS) {
      alive.run();
      var all = readers.stretch(topic, new Mark.Time(Instant.EPOCH), null);
      if (all.remaining() > 0) {
        walk(topic, all, memberId, alive, visitor);
      }
    }
  }

  private void walk(Topic topic, Stretch all, long memberId, Runnable alive, Visitor visitor) {
    var gone = new HashMap<Integer, Set<Long>>();
    all.next().forEach((number, from) -> gone.put(number, settled.of(topic, number, from)));
    try (var reader = readers.open(topic, all)) {
      while (!reader.isAtEnd()) {
        alive.run();
        for (var record : reader.poll(WAIT)) {
          var letter = new LetterName(record.partition(), record.offset());
          boolean isGone =
              gone.getOrDefault(letter.partition(), Set.of()).contains(letter.offset());
          if (!isGone && Doer.isDoneBy(memberId, record.value())) {
            visitor.visit(topic, letter);
          }
        }
      }
    }
  }
}
