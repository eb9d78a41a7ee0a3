package io.tulou.commentjob.project;

import static java.util.stream.Collectors.groupingBy;

import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.SubjectSnapshot;
import java.util.ArrayList;
import java.util.List;
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
    var deltas = new ArrayList<Delta>();
    for (var subject : touched.subjects()) {
      var state = present.subject(subject.ref());
      if (state != null) {
        present.comments(subject).stream()
            .collect(groupingBy(CommentSnapshot::rootId))
            .forEach((rootId, comments) ->
                comments.stream()
                    .gather(Gatherers.windowFixed(MOST_IN_ONE_SCRIPT))
                    .forEach(some -> deltas.add(new Delta(state, rootId, some))));
      }
    }
    if (deltas.isEmpty()) {
      return;
    }
    try (var connection = redis.getConnection()) {
      var digest = IndexScripts.load(connection);
      connection.openPipeline();
      deltas.forEach(delta ->
          IndexScripts.change(
              connection, digest, delta.subject(), delta.rootId(), delta.comments()));
      connection.closePipeline();
    }
  }

  private record Delta(SubjectSnapshot subject, long rootId, List<CommentSnapshot> comments) {}
}
