package io.tulou.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.CommentState;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The head of an entry, big-endian, at fixed places up to {@link #FIXED}: the format, the state,
 * flags, how long the lists and the subject's name are, ids, counts, times and the places of the
 * fragment; then each mention with its place, the preview, and the subject's name.
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record EntryHead(
    CommentState state,
    boolean hasEdit,
    long commentId,
    long authorId,
    int floor,
    int replyCount,
    long[] preview,
    int fragmentAt,
    int fragmentLength) {
  /** Not the first byte of JSON. Another layout takes another number: this one is then a miss. */
  private static final byte FORMAT = 1;

  private static final int PINNED = 1;
  private static final int FEATURED = 2;
  private static final int EDITED = 4;
  private static final int EDIT_AWAITS = 8;

  private static final int COMMENT = 8;
  private static final int AUTHOR = 16;
  private static final int FLOOR = 24;
  private static final int REPLY_COUNT = 28;
  private static final int PLACES = 32;
  private static final int NUMBERS = 52;
  private static final int FIXED = 124;
  private static final int MENTION = Long.BYTES + Integer.BYTES;

  /** A state is stored as its place here. */
  private static final List<CommentState> STATES =
      List.of(
          CommentState.VISIBLE,
          CommentState.PENDING,
          CommentState.REMOVED,
          CommentState.DELETED,
          CommentState.SHADOWED);

  /** What pages do not look at. */
  record Numbers(
      long subjectId,
      String subject,
      long rootId,
      long parentId,
      boolean pinned,
      boolean featured,
      int likeCount,
      int dislikeCount,
      long hot,
      Instant createdAt,
      @Nullable Instant editedAt,
      long version) {}

  static int size(CommentSnapshot comment) {
    return FIXED
        + MENTION * comment.mentions().size()
        + Long.BYTES * comment.preview().size()
        + comment.subject().key().length();
  }

  static void write(CommentSnapshot comment, CommentFragment fragment, ByteBuffer out) {
    var subject = comment.subject().key().getBytes(UTF_8);
    out.put(FORMAT).put((byte) STATES.indexOf(comment.state())).put(flags(comment));
    out.put((byte) comment.preview().size());
    out.putShort((short) comment.mentions().size()).putShort((short) subject.length);
    out.putLong(comment.commentId()).putLong(comment.authorId());
    out.putInt(comment.floor()).putInt(comment.replyCount());
    var places = fragment.places;
    out.putInt(places.author()).putInt(places.mentions());
    out.putInt(places.count()).putInt(places.replies()).putInt(fragment.length());
    out.putLong(comment.subjectId()).putLong(comment.rootId()).putLong(comment.parentId());
    out.putInt(comment.likeCount()).putInt(comment.dislikeCount()).putLong(comment.hot());
    put(comment.createdAt(), out);
    put(comment.editedAt() == null ? Instant.EPOCH : comment.editedAt(), out);
    out.putLong(comment.version());
    for (int i = 0; i < comment.mentions().size(); i++) {
      out.putLong(comment.mentions().get(i)).putInt(places.mention()[i]);
    }
    comment.preview().forEach(out::putLong);
    out.put(subject);
  }

  /**
   * Reads what pages look at.
   *
   * @throws RuntimeException if it is none, or not whole
   */
  static EntryHead read(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    if (in.get(0) != FORMAT) {
      throw new IllegalArgumentException("an entry of format " + in.get(0));
    }
    int fragmentAt = previewAt(in) + Long.BYTES * in.get(3) + in.getShort(6);
    int fragmentLength = in.getInt(PLACES + 16);
    if (fragmentLength < 0 || fragmentAt + fragmentLength > bytes.length) {
      throw new IllegalArgumentException("an entry of " + bytes.length + " bytes is not whole");
    }
    var preview = new long[in.get(3)];
    in.position(previewAt(in)).asLongBuffer().get(preview);
    return new EntryHead(
        STATES.get(in.get(1)),
        (in.get(2) & EDIT_AWAITS) != 0,
        in.getLong(COMMENT),
        in.getLong(AUTHOR),
        in.getInt(FLOOR),
        in.getInt(REPLY_COUNT),
        preview,
        fragmentAt,
        fragmentLength);
  }

  CommentFragment fragment(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    int count = in.getShort(4);
    var mentions = new long[count];
    var mention = new int[count];
    for (int i = 0; i < count; i++) {
      mentions[i] = in.getLong(FIXED + MENTION * i);
      mention[i] = in.getInt(FIXED + MENTION * i + Long.BYTES);
    }
    var places =
        new CommentFragment.Places(
            in.getInt(PLACES),
            in.getInt(PLACES + 4),
            mention,
            in.getInt(PLACES + 8),
            in.getInt(PLACES + 12));
    return new CommentFragment(
        bytes, fragmentAt, fragmentAt + fragmentLength, places, authorId, mentions);
  }

  Numbers numbers(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    int flags = in.get(2);
    int nameLength = in.getShort(6);
    var subject = new String(bytes, fragmentAt - nameLength, nameLength, UTF_8);
    in.position(NUMBERS);
    long subjectId = in.getLong();
    long rootId = in.getLong();
    long parentId = in.getLong();
    int likeCount = in.getInt();
    int dislikeCount = in.getInt();
    long hot = in.getLong();
    var createdAt = time(in);
    var editedAt = time(in);
    return new Numbers(
        subjectId,
        subject,
        rootId,
        parentId,
        (flags & PINNED) != 0,
        (flags & FEATURED) != 0,
        likeCount,
        dislikeCount,
        hot,
        createdAt,
        (flags & EDITED) == 0 ? null : editedAt,
        in.getLong());
  }

  private static int previewAt(ByteBuffer in) {
    return FIXED + MENTION * in.getShort(4);
  }

  private static byte flags(CommentSnapshot comment) {
    return (byte)
        ((comment.pinned() ? PINNED : 0)
            | (comment.featured() ? FEATURED : 0)
            | (comment.editedAt() != null ? EDITED : 0)
            | (comment.pendingEdit() != null ? EDIT_AWAITS : 0));
  }

  private static void put(Instant time, ByteBuffer out) {
    out.putLong(time.getEpochSecond()).putInt(time.getNano());
  }

  private static Instant time(ByteBuffer in) {
    return Instant.ofEpochSecond(in.getLong(), in.getInt());
  }
}
