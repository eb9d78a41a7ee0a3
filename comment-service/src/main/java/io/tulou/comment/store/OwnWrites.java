package io.tulou.comment.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.tulou.comment.CommentProperties;
import io.tulou.comment.view.Edits;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentKeys;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.CommentState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.stereotype.Component;

/**
 * What members wrote or edited and readers do not see yet: not applied, or awaiting review. Shown
 * to its author only, for a minute. Without Redis an author waits for the log like everybody else.
 *
 * <p>Beside {@link CommentKeys#ownWrites} each is kept as {@link CommentKeys#fresh}, so that it is
 * found by its id alone. comment-job takes away what it refuses, with a {@link Refusals refusal}.
 */
@Component
public class OwnWrites {
  private static final Logger log = LoggerFactory.getLogger(OwnWrites.class);
  private static final long REMEMBERED = 10_000;

  private final MessageCodec<CommentSnapshot> codec = new MessageCodec<>(CommentSnapshot.class);
  private final StringRedisTemplate redis;
  private final Duration age;
  private final Cache<Long, Instant> rememberedHere;

  OwnWrites(StringRedisTemplate redis, CommentProperties properties) {
    this.redis = redis;
    this.age = properties.ownWriteAge();
    this.rememberedHere =
        Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(age).build();
  }

  public void remember(CommentSnapshot comment) {
    rememberedHere.put(comment.commentId(), Edits.lastEdit(comment));
    try {
      var key = CommentKeys.ownWrites(comment.subject(), comment.authorId());
      var json = new String(codec.encode(comment), UTF_8);
      redis.opsForHash().put(key, Long.toString(comment.commentId()), json);
      redis.expire(key, age);
      redis
          .opsForValue()
          .set(CommentKeys.fresh(comment.authorId(), comment.commentId()), json, age);
    } catch (DataAccessException away) {
      log.debug("own write not remembered", away);
    }
  }

  /**
   * Forgets what its event shows to everybody, not yet what was written since; each node for what
   * it accepted itself.
   */
  public void hear(CommentSnapshot comment) {
    var written = rememberedHere.getIfPresent(comment.commentId());
    if (comment.state() == CommentState.PENDING
        || comment.state() == CommentState.SHADOWED
        || written == null
        || written.isAfter(Edits.lastEdit(comment))) {
      return;
    }
    rememberedHere.invalidate(comment.commentId());
    forget(comment);
  }

  /** Shows it no more, whatever became of it. */
  public void forget(CommentSnapshot comment) {
    try {
      redis
          .opsForHash()
          .delete(
              CommentKeys.ownWrites(comment.subject(), comment.authorId()),
              Long.toString(comment.commentId()));
      redis.delete(CommentKeys.fresh(comment.authorId(), comment.commentId()));
    } catch (DataAccessException away) {
      log.debug("own write not forgotten, it expires", away);
    }
  }

  /** What the member wrote under the subject lately, latest first. */
  public List<CommentSnapshot> list(SubjectRef subject, long memberId) {
    try {
      return redis
          .<String, String>opsForHash()
          .values(CommentKeys.ownWrites(subject, memberId))
          .stream()
          .map(json -> codec.decode(json.getBytes(UTF_8)))
          .sorted(Comparator.comparingLong(CommentSnapshot::commentId).reversed())
          .toList();
    } catch (DataAccessException away) {
      log.debug("page without own writes", away);
      return List.of();
    }
  }

  /** One of them by its id. */
  public Optional<CommentSnapshot> find(long memberId, long commentId) {
    try {
      return Optional.ofNullable(redis.opsForValue().get(CommentKeys.fresh(memberId, commentId)))
          .map(json -> codec.decode(json.getBytes(UTF_8)));
    } catch (DataAccessException away) {
      log.debug("comment without own writes", away);
      return Optional.empty();
    }
  }
}
