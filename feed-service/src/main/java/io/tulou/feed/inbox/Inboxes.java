package io.tulou.feed.inbox;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where inboxes are kept, or heads of author outboxes, which have the same form: then a member is
 * their author. Each call takes effect for one inbox at a time, whole or not at all.
 */
public interface Inboxes {
  /** The inbox, which is kept for another seven days; empty if there is none. */
  Optional<Inbox> open(long member);

  /** The inbox, without a sign that the member came. */
  Optional<Inbox> peek(long member);

  /**
   * Those of the members who have one, in one round trip for a thousand; the map is the caller's.
   */
  Map<Long, Inbox> peekAll(long[] members);

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

  /**
   * Cuts an inbox down to its newest entries; below them it is not complete any more. Nothing is
   * changed if it is rewritten meanwhile.
   */
  default void cut(long member, int cap, long token) {
    var inbox = peek(member).orElse(null);
    if (inbox == null || !inbox.isBuilt()) {
      return;
    }
    var old = inbox.header();
    var kept = inbox.below(Long.MAX_VALUE, cap);
    long from =
        kept.length < cap
            ? old.completeFrom()
            : Math.max(old.completeFrom(), kept[kept.length - 1]);
    var header = new Inbox.Header(from, old.tiesVersion(), old.builtAtMillis(), token);
    replace(member, inbox, header, kept);
  }

  /** Takes inboxes away. */
  void drop(Collection<Long> members);
}
