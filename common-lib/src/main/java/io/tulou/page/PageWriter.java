package io.tulou.page;

import io.tulou.contract.http.PageBytes;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a page: copies fragments one behind the other with what is between them, and takes down
 * where members are to be put in. Used once, by one thread.
 */
public final class PageWriter {
  private static final int EXPECTED = 16 * 1024;
  private static final int GAPS = 128;

  private final JsonBytes out = new JsonBytes(EXPECTED);
  private int[] at = new int[GAPS];
  private long[] members = new long[GAPS];
  private int gaps;
  private int rows;
  private boolean isFirst = true;

  /** The beginning of a list, at the start or where a value belongs. */
  public PageWriter open() {
    out.raw("{\"items\":[");
    isFirst = true;
    return this;
  }

  /**
   * One more comment.
   *
   * @param replyCount what it says about its replies
   * @param replies null where the contract shows none
   */
  public PageWriter add(
      CommentFragment comment, int replyCount, @Nullable List<CommentFragment> replies) {
    if (!isFirst) {
      out.raw(",");
    }
    isFirst = false;
    var places = comment.places;
    int done = upTo(comment, 0, places.count());
    if (replies == null) {
      done = upTo(comment, done, places.replies());
    } else {
      out.number(replyCount).raw(",\"replies\":[");
      for (int i = 0; i < replies.size(); i++) {
        if (i > 0) {
          out.raw(",");
        }
        var reply = replies.get(i);
        upTo(reply, 0, reply.length());
        rows++;
      }
      out.raw("]");
      done = places.replies();
    }
    upTo(comment, done, comment.length());
    rows++;
    return this;
  }

  /** The end of a list, and where to go on; null at the end. */
  public PageWriter next(@Nullable String cursor) {
    out.raw("],\"nextCursor\":").text(cursor);
    return this;
  }

  public PageWriter previous(@Nullable String cursor) {
    out.raw(",\"previousCursor\":").text(cursor);
    return this;
  }

  /** Whatever else is between. */
  public PageWriter raw(String json) {
    out.raw(json);
    return this;
  }

  /** The whole page; nothing may be written to it after this. */
  public PageBytes close(byte @Nullable [] reactions) {
    out.raw("}");
    return PageBytes.of(
        out.toArray(), reactions, Arrays.copyOf(at, gaps), Arrays.copyOf(members, gaps), rows);
  }

  /** Copies a stretch of a fragment, and takes down what is to be put into it. */
  private int upTo(CommentFragment comment, int from, int to) {
    int start = out.length() - from;
    out.raw(comment.bytes, comment.from + from, comment.from + to);
    var places = comment.places;
    if (places.author() >= from && places.author() < to) {
      gap(start + places.author(), comment.authorId);
    }
    for (int i = 0; i < comment.mentions.length; i++) {
      int mention = places.mention()[i];
      if (mention >= from && mention < to) {
        gap(start + mention, PageBytes.mention(comment.mentions[i]));
      }
    }
    return to;
  }

  private void gap(int place, long member) {
    if (gaps == at.length) {
      at = Arrays.copyOf(at, 2 * gaps);
      members = Arrays.copyOf(members, 2 * gaps);
    }
    at[gaps] = place;
    members[gaps++] = member;
  }
}
