package io.tulou.feed.inbox;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Inboxes in memory, byte for byte as Redis has them. */
public final class MemoryInboxes implements Inboxes {
  private static final int HEADER_BYTES = 32;
  private static final int TOKEN_AT = 24;

  private final Map<Long, byte[]> stored = new HashMap<>();
  private final int most;

  /**
   * @param most entries that an inbox may grow to
   */
  public MemoryInboxes(int most) {
    this.most = most;
  }

  /** The same as it stands now. */
  public MemoryInboxes copy() {
    var copy = new MemoryInboxes(most);
    copy.stored.putAll(stored);
    return copy;
  }

  @Override
  public Optional<Inbox> open(long member) {
    return peek(member);
  }

  @Override
  public Optional<Inbox> peek(long member) {
    return Optional.ofNullable(stored.get(member)).map(Inbox::parse);
  }

  @Override
  public Map<Long, Inbox> peekAll(long[] members) {
    var found = new HashMap<Long, Inbox>();
    for (long member : members) {
      peek(member).ifPresent(inbox -> found.put(member, inbox));
    }
    return found;
  }

  @Override
  public boolean create(long member, Inbox.Header header) {
    return stored.putIfAbsent(member, Inbox.pack(header, new long[0])) == null;
  }

  @Override
  public List<Long> append(Map<Long, long[]> ids) {
    var overfull = new ArrayList<Long>();
    ids.forEach((member, some) -> {
      var grown = stored.computeIfPresent(member, (_, old) -> concat(old, Inbox.pack(some)));
      if (grown != null && grown.length > Inbox.bytesOf(most)) {
        overfull.add(member);
      }
    });
    return overfull;
  }

  @Override
  public boolean replace(long member, Inbox seen, Inbox.Header header, long[] ids) {
    var old = stored.get(member);
    if (old == null || ByteBuffer.wrap(old).getLong(TOKEN_AT) != seen.header().token()) {
      return false;
    }
    var since = Arrays.copyOfRange(old, HEADER_BYTES + seen.entries() * Long.BYTES, old.length);
    stored.put(member, concat(Inbox.pack(header, ids), since));
    return true;
  }

  @Override
  public void drop(Collection<Long> members) {
    members.forEach(stored::remove);
  }

  private static byte[] concat(byte[] one, byte[] other) {
    var both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
