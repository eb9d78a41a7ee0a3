package io.tulou.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tulou.contract.http.CommentView;
import org.jspecify.annotations.Nullable;

/**
 * One comment as the public contract writes it, without what only a reader of the page can put in:
 * its author and the members it names, of whom only the ids are known here, how many replies it
 * has, and a preview of them. Never changed; its bytes may be part of a larger array.
 */
public final class CommentFragment {
  private static final int[] NOWHERE = {};
  private static final long[] NOBODY = {};
  private static final int SCAFFOLD = 420;

  final byte[] bytes;
  final int from;
  final int to;
  final Places places;
  final long authorId;
  final long[] mentions;

  CommentFragment(byte[] bytes, int from, int to, Places places, long authorId, long[] mentions) {
    this.bytes = bytes;
    this.from = from;
    this.to = to;
    this.places = places;
    this.authorId = authorId;
    this.mentions = mentions;
  }

  /**
   * Where something belongs, counted from the first byte of the fragment.
   *
   * @param author below zero in a tombstone, which has none
   * @param mentions where the list of them begins, with its name
   * @param mention of each
   * @param count where the number of replies stands
   * @param replies behind that number
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Places(int author, int mentions, int[] mention, int count, int replies) {}

  /** A comment in whatever form. */
  public static CommentFragment of(CommentView comment) {
    var out = new JsonBytes(SCAFFOLD + length(comment.text()) + length(comment.html()));
    out.raw("{\"id\":").id(comment.id());
    out.raw(",\"subject\":{\"type\":").text(comment.subject().type());
    out.raw(",\"id\":").text(comment.subject().id());
    out.raw("},\"rootId\":").id(comment.rootId()).raw(",\"parentId\":").id(comment.parentId());
    out.raw(",\"floor\":").raw(comment.floor() == null ? "null" : comment.floor().toString());
    int author = -1;
    if (comment.authorId() != null) {
      author = out.raw(",\"author\":").length();
    }
    if (comment.text() != null) {
      out.raw(",\"text\":").text(comment.text());
    }
    if (comment.html() != null) {
      out.raw(",\"html\":").text(comment.html());
    }
    int list = out.length();
    out.raw(",\"mentions\":[");
    int count = comment.mentions().size();
    var mention = count == 0 ? NOWHERE : new int[count];
    for (int i = 0; i < count; i++) {
      mention[i] = (i == 0 ? out : out.raw(",")).length();
    }
    out.raw("],\"state\":\"").raw(comment.state().word());
    out.raw("\",\"pinned\":").raw(Boolean.toString(comment.pinned()));
    out.raw(",\"featured\":").raw(Boolean.toString(comment.featured()));
    out.raw(",\"edited\":").raw(Boolean.toString(comment.edited()));
    out.raw(",\"likeCount\":").number(comment.likeCount());
    out.raw(",\"dislikeCount\":").number(comment.dislikeCount());
    int replyCount = out.raw(",\"replyCount\":").length();
    int replies = out.number(comment.replyCount()).length();
    out.raw(",\"createdAt\":").time(comment.createdAt());
    out.raw(",\"editedAt\":").time(comment.editedAt());
    out.raw(",\"version\":").number(comment.version()).raw("}");
    return new CommentFragment(
        out.toArray(),
        0,
        out.length(),
        new Places(author, list, mention, replyCount, replies),
        comment.authorId() == null ? 0 : comment.authorId(),
        count == 0 ? NOBODY : comment.mentions().stream().mapToLong(Long::longValue).toArray());
  }

  int length() {
    return to - from;
  }

  /** The fragment as text, for who looks at it: not JSON where something is to be put in. */
  @Override
  public String toString() {
    return new String(bytes, from, length(), UTF_8);
  }

  private static int length(@Nullable String text) {
    return text == null ? 0 : text.length();
  }
}
