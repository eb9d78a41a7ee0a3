package io.tulou.comment.hotpage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tulou.contract.comment.ReactionKind;
import io.tulou.contract.http.CommentPage;
import io.tulou.contract.http.CommentView;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page as bytes, never changed, to which a viewer's reactions can be added without reading it.
 */
final class ReadyPage {
  private static final String NO_REACTIONS = "\"reactions\":null}";
  private static final int VALUE_AND_END = "null}".length();

  private final List<CommentView> items;
  private final long subjectId;
  private final Set<Long> authors;
  private final long stamp;
  private final byte[] bytes;

  /**
   * @param page as nobody in particular sees it
   * @param subjectId 0 if there is no subject
   * @param stamp what the subject's stamp was before the page was read
   */
  ReadyPage(CommentPage page, long subjectId, long stamp, JsonMapper json) {
    this.items = page.items();
    this.subjectId = subjectId;
    this.stamp = stamp;
    this.authors =
        page.items().stream()
            .flatMap(root -> Stream.concat(Stream.of(root), replies(root)))
            .map(CommentView::authorId)
            .filter(Objects::nonNull)
            .collect(Collectors.toUnmodifiableSet());
    this.bytes = json.writeValueAsBytes(page);
    int end = bytes.length - NO_REACTIONS.length();
    if (end < 0 || !new String(bytes, end, bytes.length - end, UTF_8).equals(NO_REACTIONS)) {
      throw new IllegalStateException("the viewer's part is not the last of a page");
    }
  }

  /** Authors may see more of what they wrote than others do. */
  boolean hasWordsOf(long memberId) {
    return authors.contains(memberId);
  }

  List<CommentView> items() {
    return items;
  }

  List<Long> subjectIds() {
    return subjectId == 0 ? List.of() : List.of(subjectId);
  }

  long stamp() {
    return stamp;
  }

  int length() {
    return bytes.length;
  }

  private static Stream<CommentView> replies(CommentView root) {
    return root.replies() == null ? Stream.of() : root.replies().stream();
  }

  /** What nobody in particular gets. The array is shared: not to be written to. */
  byte[] bytes() {
    return bytes;
  }

  /** The same for a viewer with these reactions. */
  byte[] with(@Nullable Map<Long, ReactionKind> reactions, JsonMapper json) {
    var own = json.writeValueAsBytes(reactions);
    int shared = bytes.length - VALUE_AND_END;
    var page = Arrays.copyOf(bytes, shared + own.length + 1);
    System.arraycopy(own, 0, page, shared, own.length);
    page[page.length - 1] = '}';
    return page;
  }
}
