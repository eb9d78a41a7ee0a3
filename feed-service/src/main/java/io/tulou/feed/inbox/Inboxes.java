package io.tulou.feed.inbox;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where inboxes are kept. Each call takes effect for one inbox at a time, whole or not at all. */
public interface Inboxes {
  /** The inbox, which is kept for another seven days; empty if there is none. */
  Optional<Inbox> open(long member);

  /** The inbox, without a sign that the member came. */
  Optional<Inbox> peek(long member);

  /** Makes an inbox without entries; whether there was none. */
  boolean create(long member, Inbox.Header header);

  /**
   * Appends to the inboxes that exist.
   *
   * @param ids by member
   * @return the members whose inbox has grown above twice its cap
   */
  List<Long> append(Map<Long, long[]> ids);

  /**
   * Puts a new header and new ids in place of all that {@code seen} held; what came since stays.
   *
   * @return false, and nothing is changed, if it was rewritten or lost since
   */
  boolean replace(long member, Inbox seen, Inbox.Header header, long[] ids);

  /** Takes inboxes away. */
  void drop(Collection<Long> members);
}
