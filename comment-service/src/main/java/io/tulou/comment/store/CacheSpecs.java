package io.tulou.comment.store;

import io.tulou.comment.CommentProperties;
import io.tulou.common.cache.CacheSpec;
import io.tulou.common.cache.Codec;
import io.tulou.common.cache.Ttl;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentKeys;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.SubjectSnapshot;
import java.time.Duration;

/** Every versioned cache of this service, with its limits. The source of each is the database. */
final class CacheSpecs {
  private static final Ttl TTL = new Ttl(Duration.ofHours(6), Duration.ofHours(24), 0.1);
  private static final Duration NEGATIVE_AGE = Duration.ofSeconds(1);
  private static final Duration LEASE = Duration.ofSeconds(3);
  private static final Duration LOAD_TIMEOUT = Duration.ofSeconds(3);

  private CacheSpecs() {}

  /** {@link CommentKeys#subject}: whole subjects. */
  static CacheSpec<SubjectRef, SubjectSnapshot> subjects(CommentProperties properties) {
    return new CacheSpec<>(
        "subject",
        CommentKeys::subject,
        SubjectRef::key,
        json(SubjectSnapshot.class),
        properties.nearSubjects(),
        properties.nearMaxAge(),
        NEGATIVE_AGE,
        TTL,
        LEASE,
        LOAD_TIMEOUT);
  }

  /** {@link CommentKeys#comment}: whole comments in every state. */
  static CacheSpec<CommentKey, CommentSnapshot> comments(CommentProperties properties) {
    return new CacheSpec<>(
        "comment",
        key -> CommentKeys.comment(key.subject(), key.commentId()),
        key -> key.subject().key(),
        json(CommentSnapshot.class),
        properties.nearComments(),
        properties.nearMaxAge(),
        NEGATIVE_AGE,
        TTL,
        LEASE,
        LOAD_TIMEOUT);
  }

  private static <V> Codec<V> json(Class<V> type) {
    var codec = new MessageCodec<>(type);
    return new Codec<>() {
      @Override
      public byte[] encode(V value) {
        return codec.encode(value);
      }

      @Override
      public V decode(byte[] bytes) {
        return codec.decode(bytes);
      }
    };
  }
}
