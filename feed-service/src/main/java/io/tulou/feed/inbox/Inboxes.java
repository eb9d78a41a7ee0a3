package io.tulou.feed.inbox;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

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
   * @return the members whose inbox has grown too long, and is to be cut
   */
  List<Long> append(Map<Long, long[]> ids);

  /**
   * Puts a new header and new ids in place of all that {@code seen} held; what came since stays.
   *
   * @return false, and nothing is changed, if it was rewritten or lost since
   */
  boolean replace(long member, Inbox seen, Inbox.Header header, long[] ids);

  /** The same for many inboxes, by member; each is changed or not for itself. */
  default void replaceAll(Map<Long, Rewriting> rewritings) {
    rewritings.forEach((member, rewriting) ->
        replace(member, rewriting.seen(), rewriting.header(), rewriting.ids()));
  }

  /**
   * Cuts inboxes down to their newest entries; below them they are not complete any more. What is
   * rewritten meanwhile stays as it is.
   */
  default void cut(Collection<Long> members, int cap, LongSupplier tokens) {
    if (members.isEmpty()) {
      return;
    }
    var found = peekAll(members.stream().mapToLong(Long::longValue).toArray());
    var rewritings = new HashMap<Long, Rewriting>();
    found.forEach((member, inbox) -> {
      if (inbox.isBuilt()) {
        rewritings.put(member, Rewriting.cut(inbox, cap, tokens.getAsLong()));
      }
    });
    replaceAll(rewritings);
  }

  /** Takes inboxes away. */
  void drop(Collection<Long> members);
}
