package io.tulou.feed.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.function.ToIntFunction;
import org.springframework.data.redis.connection.ClusterSlotHashUtil;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Packs appends into script calls of many keys, which cost Redis less than half of one call for
 * each (see the benchmarks). On a cluster the keys of a call lie in one slot.
 */
final class AppendCalls {
  private static final int MOST_KEYS = 200;

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

  List<MemberCall> of(Map<Long, long[]> ids, LongFunction<byte[]> keys) {
    var calls = new ArrayList<MemberCall>();
    var open = new HashMap<Integer, Draft>();
    ids.forEach((member, some) -> {
      var key = keys.apply(member);
      int slot = slots.applyAsInt(key);
      var draft = open.computeIfAbsent(slot, _ -> new Draft(longest));
      draft.add(member, key, Inbox.pack(some));
      if (draft.members.size() == MOST_KEYS) {
        calls.add(draft.call());
        open.remove(slot);
      }
    });
    open.values().forEach(draft -> calls.add(draft.call()));
    return calls;
  }

  private static final class Draft {
    private final List<Long> members = new ArrayList<>();
    private final List<byte[]> keys = new ArrayList<>();
    private final List<byte[]> arguments = new ArrayList<>();

    Draft(byte[] longest) {
      arguments.add(longest);
    }

    void add(long member, byte[] key, byte[] packed) {
      members.add(member);
      keys.add(key);
      arguments.add(packed);
    }

    MemberCall call() {
      return new MemberCall(members, new InboxScript.Call(keys, arguments));
    }
  }
}
