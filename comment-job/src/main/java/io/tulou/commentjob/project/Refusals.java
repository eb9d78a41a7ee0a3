package io.tulou.commentjob.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tulou.common.log.MessageCodec;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentKeys;
import io.tulou.contract.comment.Refusal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.SetCondition;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.types.Expiration;

/**
 * Tells authors who may have been answered already why their comment did not come in, and shows it
 * to them no more. The reason first: who remembers an own write looks for the reason afterwards, so
 * one of both sees the other.
 */
final class Refusals {
  private static final Duration KEPT = Duration.ofHours(24);

  private final StringRedisTemplate redis;
  private final MessageCodec<Refusal> codec = new MessageCodec<>(Refusal.class);

  Refusals(RedisConnectionFactory connections) {
    this.redis = new StringRedisTemplate(connections);
  }

  void tell(Touched touched) {
    if (touched.subjects().stream().allMatch(subject -> subject.refused().isEmpty())) {
      return;
    }
    redis.executePipelined(
        (RedisCallback<@Nullable Object>)
            connection -> {
              for (var subject : touched.subjects()) {
                tell(connection, subject.ref(), subject.refused());
              }
              return null;
            });
  }

  private void tell(RedisConnection connection, SubjectRef ref, List<Touched.Refused> refused) {
    for (var comment : refused) {
      long author = comment.authorId();
      long id = comment.commentId();
      var verdict = comment.verdict();
      // What is delivered again is told without the first reason.
      connection
          .stringCommands()
          .set(
              bytes(CommentKeys.refusal(author, id)),
              codec.encode(new Refusal(verdict.code().code(), verdict.detail())),
              SetCondition.ifAbsent(),
              Expiration.from(KEPT));
      connection
          .hashCommands()
          .hDel(bytes(CommentKeys.ownWrites(ref, author)), bytes(Long.toString(id)));
      connection.keyCommands().del(bytes(CommentKeys.fresh(author, id)));
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
