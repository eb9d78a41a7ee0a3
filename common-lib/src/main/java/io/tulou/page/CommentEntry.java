package io.tulou.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tulou.common.log.MessageCodec;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.PendingEdit;
import io.tulou.contract.http.CommentView;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A comment as its cache entry keeps it: what decides who may see it in an {@link EntryHead}, then
 * its {@link CommentFragment} in full, then an edit that awaits review, as JSON. A page reads some
 * numbers of it and copies the fragment; only who needs all of it asks for the snapshot.
 *
 * <p>Entries that were written before there were fragments are JSON of the snapshot and are read as
 * such.
 */
public final class CommentEntry {
  private static final MessageCodec<CommentSnapshot> SNAPSHOTS =
      new MessageCodec<>(CommentSnapshot.class);
  private static final MessageCodec<PendingEdit> EDITS = new MessageCodec<>(PendingEdit.class);
  private static final MessageCodec<Texts> TEXTS = new MessageCodec<>(Texts.class);
  private static final byte[] NO_EDIT = {};

  private final byte[] bytes;
  private final EntryHead head;

  private CommentEntry(byte[] bytes, EntryHead head) {
    this.bytes = bytes;
    this.head = head;
  }

  private record Texts(String text, String html) {}

  public static CommentEntry of(CommentSnapshot comment) {
    var fragment = CommentFragment.of(CommentView.full(comment, comment.state()));
    var edit = comment.pendingEdit() == null ? NO_EDIT : EDITS.encode(comment.pendingEdit());
    int size = EntryHead.size(comment);
    var bytes = ByteBuffer.allocate(size + fragment.length() + edit.length);
    EntryHead.write(comment, fragment, bytes);
    bytes.put(fragment.bytes, fragment.from, fragment.length()).put(edit);
    return decode(bytes.array());
  }

  /**
   * Reads an entry.
   *
   * @param bytes not to be changed any more
   * @throws RuntimeException if these are no bytes of an entry
   */
  public static CommentEntry decode(byte[] bytes) {
    return bytes[0] == '{'
        ? of(SNAPSHOTS.decode(bytes))
        : new CommentEntry(bytes, EntryHead.read(bytes));
  }

  /** As it is stored; shared, not to be written to. */
  public byte[] bytes() {
    return bytes;
  }

  public long commentId() {
    return head.commentId();
  }

  public long authorId() {
    return head.authorId();
  }

  public CommentState state() {
    return head.state();
  }

  public int floor() {
    return head.floor();
  }

  public int replyCount() {
    return head.replyCount();
  }

  /** Up to three visible replies, by id; shared, not to be written to. */
  public long[] preview() {
    return head.preview();
  }

  /** Whether everybody sees the same of it: the fragment. */
  public boolean isPlain() {
    return head.state() == CommentState.VISIBLE && !head.hasEdit();
  }

  /** The whole of it, as nobody may see it who does not see all. */
  public CommentFragment fragment() {
    return head.fragment(bytes);
  }

  /** The whole state; costs some microseconds. */
  public CommentSnapshot snapshot() {
    var fragment = head.fragment(bytes);
    var texts = texts(fragment);
    var numbers = head.numbers(bytes);
    return new CommentSnapshot(
        head.commentId(),
        numbers.subjectId(),
        SubjectRef.parse(numbers.subject()),
        numbers.rootId(),
        numbers.parentId(),
        head.floor(),
        head.authorId(),
        texts.text(),
        texts.html(),
        list(fragment.mentions),
        head.state(),
        numbers.pinned(),
        numbers.featured(),
        numbers.likeCount(),
        numbers.dislikeCount(),
        head.replyCount(),
        list(head.preview()),
        numbers.hot(),
        numbers.createdAt(),
        numbers.editedAt(),
        edit(fragment),
        numbers.version());
  }

  private @Nullable PendingEdit edit(CommentFragment fragment) {
    return head.hasEdit()
        ? EDITS.decode(Arrays.copyOfRange(bytes, fragment.to, bytes.length))
        : null;
  }

  /** Both stand in one piece, between the author and the mentions, behind a comma. */
  private static Texts texts(CommentFragment fragment) {
    var places = fragment.places;
    int from = fragment.from + places.author();
    int to = fragment.from + places.mentions();
    var json = new byte[to - from + 1];
    System.arraycopy(fragment.bytes, from, json, 0, to - from);
    json[0] = '{';
    json[to - from] = '}';
    return TEXTS.decode(json);
  }

  private static List<Long> list(long[] ids) {
    return LongStream.of(ids).boxed().toList();
  }

  @Override
  public String toString() {
    return new String(bytes, UTF_8);
  }
}
