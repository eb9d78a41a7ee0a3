package io.tulou.feed.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.ToIntFunction;
import org.springframework.data.redis.connection.ClusterSlotHashUtil;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Packs appends into script calls of many keys, which cost Redis less than half of one call for
 * each (see the benchmarks). What many members get alike is sent once for all of a call: it is a
 * third of the rest. On a cluster the keys of a call lie in one slot.
 */
final class AppendCalls {
  private static final int MOST_KEYS = 200;

  /** Members that get the same; fewer go into calls with others. */
  private static final int FEWEST_ALIKE = 20;

  private final ToIntFunction<byte[]> slots;
  private final byte[] longest;

  private AppendCalls(ToIntFunction<byte[]> slots, int longestBytes) {
    this.slots = slots;
    this.longest = Integer.toString(longestBytes).getBytes(UTF_8);
  }

  /**
   * @param longestBytes above this length a call tells of an inbox
   */
  static AppendCalls on(RedisConnectionFactory redis, int longestBytes) {
    boolean isCluster = redis instanceof LettuceConnectionFactory known && known.isClusterAware();
    return new AppendCalls(isCluster ? ClusterSlotHashUtil::calculateSlot : _ -> 0, longestBytes);
  }

  /** A call and the members whose keys it has, in their order. */
  record MemberCall(List<Long> members, InboxScript.Call call) {
    MemberCall {
      members = List.copyOf(members);
    }
  }

  /** What goes to members of one slot: the same for many where a post has many followers. */
  private record Content(int slot, ByteBuffer packed) {}

  List<MemberCall> of(Map<Long, long[]> ids, LongFunction<byte[]> keys) {
    var alike = new LinkedHashMap<Content, List<Long>>();
    ids.forEach((member, some) -> {
      int slot = slots.applyAsInt(keys.apply(member));
      alike
          .computeIfAbsent(
              new Content(slot, ByteBuffer.wrap(Inbox.pack(some))), _ -> new ArrayList<>())
          .add(member);
    });
    var calls = new ArrayList<MemberCall>();
    var mixed = new HashMap<Integer, Draft>();
    alike.forEach((content, members) -> {
      var packed = content.packed().array();
      if (members.size() >= FEWEST_ALIKE) {
        calls.addAll(shared(members, packed, keys));
      } else {
        for (long member : members) {
          var draft = mixed.computeIfAbsent(content.slot(), _ -> new Draft(longest));
          draft.add(member, keys.apply(member));
          draft.arguments.add(packed);
          if (draft.isFull()) {
            calls.add(draft.call());
            mixed.remove(content.slot());
          }
        }
      }
    });
    mixed.values().forEach(draft -> calls.add(draft.call()));
    return calls;
  }

  private List<MemberCall> shared(List<Long> members, byte[] packed, LongFunction<byte[]> keys) {
    var calls = new ArrayList<MemberCall>();
    for (int from = 0; from < members.size(); from += MOST_KEYS) {
      var draft = new Draft(longest);
      draft.arguments.add(packed);
      members
          .subList(from, Math.min(members.size(), from + MOST_KEYS))
          .forEach(member -> draft.add(member, keys.apply(member)));
      calls.add(draft.call());
    }
    return calls;
  }

  private static final class Draft {
    private final List<Long> members = new ArrayList<>();
    private final List<byte[]> keys = new ArrayList<>();
    private final List<byte[]> arguments = new ArrayList<>();

    Draft(byte[] longest) {
      arguments.add(longest);
    }

    void add(long member, byte[] key) {
      members.add(member);
      keys.add(key);
    }

    boolean isFull() {
      return members.size() == MOST_KEYS;
    }

    MemberCall call() {
      return new MemberCall(members, new InboxScript.Call(keys, arguments));
    }
  }
}
