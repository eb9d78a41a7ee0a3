package io.tulou.commentjob.project;

import io.tulou.common.log.MessageCodec;
import io.tulou.common.log.Undecodable;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentEvent;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What events are about, without what they say.
 *
 * @param unreadable how many were no events
 */
public record Mentioned(Touched touched, int unreadable) {
  private static final MessageCodec<CommentEvent> CODEC = new MessageCodec<>(CommentEvent.class);

  public static Mentioned in(List<ConsumerRecord<String, byte[]>> records) {
    var subjects = new LinkedHashMap<SubjectRef, Ids>();
    int unreadable = 0;
    for (var record : records) {
      if (record.value() == null) {
        continue;
      }
      try {
        switch (CODEC.decode(record.value())) {
          case CommentEvent.CommentChanged changed ->
              ids(subjects, changed.comment().subject(), changed.comment().subjectId())
                  .comments()
                  .add(changed.comment().commentId());
          case CommentEvent.SubjectChanged changed -> {
            var subject = changed.subject();
            var ids = ids(subjects, subject.subject(), subject.subjectId());
            subjects.put(subject.subject(), ids.withItself());
          }
        }
      } catch (Undecodable | NullPointerException poison) {
        // No message of the family, or one without what every event has.
        unreadable++;
      }
    }
    var touched =
        subjects.entrySet().stream()
            .map(entry ->
                Touched.Subject.again(
                    entry.getKey(),
                    entry.getValue().subjectId(),
                    entry.getValue().itself(),
                    entry.getValue().comments()))
            .toList();
    return new Mentioned(new Touched(touched), unreadable);
  }

  private static Ids ids(Map<SubjectRef, Ids> subjects, SubjectRef ref, long subjectId) {
    return subjects.computeIfAbsent(ref, _ -> new Ids(subjectId, false, new HashSet<>()));
  }

  private record Ids(long subjectId, boolean itself, Set<Long> comments) {
    Ids withItself() {
      return new Ids(subjectId, true, comments);
    }
  }
}
