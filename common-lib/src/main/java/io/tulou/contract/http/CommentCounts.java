package io.tulou.contract.http;

import java.util.List;

/** Counts of several subjects, in the order asked. */
public record CommentCounts(List<Item> items) {
  /** The visible comments of one subject. */
  public record Item(String type, String id, int rootCount, int commentCount) {}
}
