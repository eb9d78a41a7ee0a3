package io.tulou.common.letter;

import io.tulou.common.deadline.Deadline;
import io.tulou.common.log.LogWriter;
import io.tulou.common.log.Mark;
import io.tulou.common.log.Stretch;
import io.tulou.common.log.TopicReaders;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.CursorKey;
import io.tulou.contract.Page;
import io.tulou.contract.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Reads dead letters and settles them. */
final class Letters {
  private static final Duration WAIT = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(4);
  private static final String SCOPE = "dead-letters|";

  private final TopicReaders readers;
  private final LogWriter log;
  private final SettledLetters settled;
  private final CursorKey cursors;

  Letters(TopicReaders readers, LogWriter log, SettledLetters settled, CursorKey cursors) {
    this.readers = readers;
    this.log = log;
    this.settled = settled;
    this.cursors = cursors;
  }

  /** What became of one letter. */
  record Outcome(int partition, long offset, String outcome) {}

  /** The topic of that name, if its letters can die. */
  static Topic topic(String name) {
    return Arrays.stream(Topic.values())
        .filter(topic -> topic.topicName().equals(name))
        .filter(topic ->
            Arrays.stream(Topic.values()).anyMatch(dead -> dead.topicName().equals(name + ".dead")))
        .findFirst()
        .orElseThrow(() -> ApiException.invalid("topic", "is not a topic with dead letters"));
  }

  /** Those that are not settled, by partition and offset. */
  Page<Letter> list(Topic topic, @Nullable String cursor, int limit) {
    var dead = topic.deadLetters();
    var scope = SCOPE + topic.topicName();
    long[] from = cursor == null ? new long[] {0, 0} : cursors.open(scope, cursor, 2);
    var found = new ArrayList<Letter>();
    var all = readers.stretch(dead, new Mark.Time(java.time.Instant.EPOCH), null);
    for (var partition : new TreeMap<>(all.end()).entrySet()) {
      if (partition.getKey() < from[0]) {
        continue;
      }
      long begin =
          Math.max(
              all.next().getOrDefault(partition.getKey(), 0L),
              partition.getKey() == from[0] ? from[1] : 0);
      read(dead, partition.getKey(), begin, partition.getValue(), limit + 1 - found.size())
          .forEach(record -> found.add(Letter.of(record)));
      if (found.size() > limit) {
        var next = found.removeLast();
        return new Page<>(found, cursors.seal(scope, next.partition(), next.offset()));
      }
    }
    return new Page<>(found, null);
  }

  /** Puts letters back at the end of their topic; consumers know how to take a message again. */
  List<Outcome> redrive(Topic topic, List<LetterName> letters, long actorId) {
    var outcomes = new ArrayList<Outcome>();
    for (var letter : letters) {
      var record = find(topic.deadLetters(), letter);
      if (record.isEmpty()) {
        outcomes.add(new Outcome(letter.partition(), letter.offset(), "not-found"));
        continue;
      }
      var dead = record.get();
      // First back into the log, then settled: in between it may be put back twice, never lost.
      LogWriter.await(topic, log.append(topic, dead.partition(), dead.key(), dead.value()));
      settled.settle(topic.deadLetters(), letter, "redriven", actorId);
      outcomes.add(new Outcome(letter.partition(), letter.offset(), "redriven"));
    }
    return outcomes;
  }

  /** Gives letters up; they stay in the log for as long as it keeps them. */
  List<Outcome> drop(Topic topic, List<LetterName> letters, long actorId) {
    var outcomes = new ArrayList<Outcome>();
    for (var letter : letters) {
      var isThere = find(topic.deadLetters(), letter).isPresent();
      if (isThere) {
        settled.settle(topic.deadLetters(), letter, "dropped", actorId);
      }
      outcomes.add(
          new Outcome(letter.partition(), letter.offset(), isThere ? "dropped" : "not-found"));
    }
    return outcomes;
  }

  private Optional<ConsumerRecord<String, byte[]>> find(Topic dead, LetterName letter) {
    var partition = letter.partition();
    var there = readers.stretch(dead, new Mark.Time(java.time.Instant.EPOCH), null);
    long end = there.end().getOrDefault(partition, 0L);
    if (letter.offset() >= end || letter.offset() < there.next().getOrDefault(partition, 0L)) {
      return Optional.empty();
    }
    return read(dead, partition, letter.offset(), letter.offset() + 1, 1).stream().findFirst();
  }

  private List<ConsumerRecord<String, byte[]>> read(
      Topic dead, int partition, long begin, long end, int limit) {
    if (begin >= end) {
      return List.of();
    }
    var gone = settled.of(dead, partition, begin);
    var found = new ArrayList<ConsumerRecord<String, byte[]>>();
    var stretch = new Stretch(Map.of(partition, begin), Map.of(partition, end));
    long until = System.nanoTime() + Deadline.leftOr(LONGEST).toNanos();
    try (var reader = readers.open(dead, stretch)) {
      while (!reader.isAtEnd() && System.nanoTime() < until) {
        for (var record : reader.poll(WAIT)) {
          if (!gone.contains(record.offset())) {
            found.add(record);
            if (found.size() == limit) {
              return found;
            }
          }
        }
      }
    }
    return found;
  }
}
