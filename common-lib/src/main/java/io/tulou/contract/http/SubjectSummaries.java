package io.tulou.contract.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a feed shows beside each post. */
public record SubjectSummaries(List<Item> items) {
  /**
   * One subject.
   *
   * @param best its best visible root without replies, or null where there is none
   */
  public record Item(
      String type, String id, int rootCount, int commentCount, @Nullable CommentView best) {}
}
