package io.tulou.commentjob.project;

import static java.util.stream.Collectors.groupingBy;

import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.SubjectSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import org.springframework.data.redis.connection.RedisConnectionFactory;

/** Brings the indexes that are in Redis up to date; those that are not stay away. */
final class IndexDeltas {
  private static final int MOST_IN_ONE_SCRIPT = 256;

  private final RedisConnectionFactory redis;

  IndexDeltas(RedisConnectionFactory redis) {
    this.redis = redis;
  }

  void apply(Touched touched, Present present) {
    var calls = new ArrayList<Call>();
    for (var subject : touched.subjects()) {
      var state = present.subject(subject.ref());
      if (state != null) {
        pack(present.comments(subject)).forEach(changed -> calls.add(new Call(state, changed)));
      }
    }
    if (calls.isEmpty()) {
      return;
    }
    try (var connection = redis.getConnection()) {
      var digest = IndexScripts.load(connection);
      connection.openPipeline();
      calls.forEach(
          call -> IndexScripts.change(connection, digest, call.subject(), call.commentsByRoot()));
      connection.closePipeline();
    }
  }

  /** Comments by their root, few enough together not to hold up the server. */
  private static List<Map<Long, List<CommentSnapshot>>> pack(List<CommentSnapshot> comments) {
    return comments.stream()
        .gather(Gatherers.windowFixed(MOST_IN_ONE_SCRIPT))
        .map(some -> some.stream().collect(groupingBy(CommentSnapshot::rootId)))
        .toList();
  }

  private record Call(SubjectSnapshot subject, Map<Long, List<CommentSnapshot>> commentsByRoot) {}
}
