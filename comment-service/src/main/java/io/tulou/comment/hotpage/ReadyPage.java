package io.tulou.comment.hotpage;

import io.tulou.comment.thread.ThreadPage;
import io.tulou.contract.comment.ReactionKind;
import io.tulou.contract.http.PageBytes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * A page as bytes, never changed, to which a viewer's reactions can be added without reading it.
 */
final class ReadyPage {
  private final long subjectId;
  private final long[] commentIds;
  private final Set<Long> authors;
  private final long stamp;
  private final PageBytes page;

  /**
   * @param page as nobody in particular sees it
   * @param subjectId 0 if there is no subject
   * @param stamp what the subject's stamp was before the page was read
   */
  ReadyPage(ThreadPage page, long subjectId, long stamp) {
    this.subjectId = subjectId;
    this.stamp = stamp;
    this.commentIds = page.appliedIds().toArray();
    this.page = page.bytes();
    this.authors = this.page.authors().boxed().collect(Collectors.toUnmodifiableSet());
  }

  /** Authors may see more of what they wrote than others do. */
  boolean hasWordsOf(long memberId) {
    return authors.contains(memberId);
  }

  /** Comments of the page. */
  LongStream commentIds() {
    return LongStream.of(commentIds);
  }

  List<Long> subjectIds() {
    return subjectId == 0 ? List.of() : List.of(subjectId);
  }

  long stamp() {
    return stamp;
  }

  int length() {
    return page.bytes().length;
  }

  /** What nobody in particular gets. The array is shared: not to be written to. */
  byte[] bytes() {
    return page.bytes();
  }

  /** The same for a viewer with these reactions. */
  byte[] with(@Nullable Map<Long, ReactionKind> reactions) {
    return page.with(ThreadPage.json(reactions)).bytes();
  }
}
