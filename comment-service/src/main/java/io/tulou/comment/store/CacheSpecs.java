package io.tulou.comment.store;

import io.tulou.comment.CommentProperties;
import io.tulou.common.cache.CacheSpec;
import io.tulou.common.cache.Codec;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentKeys;
import io.tulou.contract.comment.SubjectSnapshot;
import io.tulou.page.CommentEntry;
import org.jspecify.annotations.Nullable;

/**
 * Every versioned cache of this service; limits are in {@link CommentProperties#caches}. The source
 * of each is the database.
 */
final class CacheSpecs {
  private static final int SUBJECT_BYTES = 200;
  private static final int COMMENT_BYTES = 200;

  private CacheSpecs() {}

  /** {@link CommentKeys#subject}: whole subjects. */
  static CacheSpec<SubjectRef, SubjectSnapshot> subjects(CommentProperties properties) {
    return new CacheSpec<>(
        "subject",
        CommentKeys::subject,
        SubjectRef::key,
        json(SubjectSnapshot.class),
        CacheSpecs::bytes,
        properties.caches().subjects());
  }

  /** {@link CommentKeys#comment}: whole comments in every state. */
  static CacheSpec<CommentKey, CommentEntry> comments(CommentProperties properties) {
    return new CacheSpec<>(
        "comment",
        key -> CommentKeys.comment(key.subject(), key.commentId()),
        key -> key.subject().key(),
        new Codec<>() {
          @Override
          public byte[] encode(CommentEntry entry) {
            return entry.bytes();
          }

          @Override
          public CommentEntry decode(byte[] bytes) {
            return CommentEntry.decode(bytes);
          }
        },
        entry -> COMMENT_BYTES + entry.bytes().length,
        properties.caches().comments());
  }

  private static int bytes(SubjectSnapshot subject) {
    return SUBJECT_BYTES + bytes(subject.title()) + bytes(subject.url());
  }

  /** What lies outside Latin-1 takes two bytes a character. */
  private static int bytes(@Nullable String text) {
    return text == null ? 0 : 2 * text.length();
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
