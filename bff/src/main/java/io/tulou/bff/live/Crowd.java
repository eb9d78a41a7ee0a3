package io.tulou.bff.live;

import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All who listen to this node: how many there may be, and whose turn it is to hear a heartbeat.
 * Guarded by the hub.
 */
final class Crowd {
  private static final Duration COME_BACK = Duration.ofSeconds(10);

  private final LiveProperties properties;
  private final List<Set<Listener>> wheel = new ArrayList<>();
  private final Map<String, Integer> byAddress = new HashMap<>();
  private final Map<Long, Integer> byMember = new HashMap<>();
  private int size;
  private int next;

  Crowd(LiveProperties properties) {
    this.properties = properties;
    for (int i = 0; i < properties.beats(); i++) {
      wheel.add(new LinkedHashSet<>());
    }
  }

  int size() {
    return size;
  }

  /**
   * Takes a listener in.
   *
   * @throws ApiException {@code overloaded} or {@code rate-limited} when there are too many
   */
  void admit(Listener listener) {
    if (size >= properties.connections()) {
      throw refusal(ErrorCode.OVERLOADED, "Too many are listening here.");
    }
    var caller = listener.caller();
    var address = String.valueOf(caller.address());
    if (byAddress.getOrDefault(address, 0) >= properties.perAddress()
        || (caller.isMember()
            && byMember.getOrDefault(caller.memberId(), 0) >= properties.perMember())) {
      throw refusal(ErrorCode.RATE_LIMITED, "Too many live connections of one client.");
    }
    byAddress.merge(address, 1, Integer::sum);
    if (caller.isMember()) {
      byMember.merge(caller.memberId(), 1, Integer::sum);
    }
    // Where the turn is furthest: the first heartbeat is a whole one away.
    wheel.get((next + wheel.size() - 1) % wheel.size()).add(listener);
    size++;
  }

  void dismiss(Listener listener) {
    if (wheel.stream().noneMatch(turn -> turn.remove(listener))) {
      return;
    }
    size--;
    byAddress.computeIfPresent(String.valueOf(listener.caller().address()), Crowd::less);
    byMember.computeIfPresent(listener.caller().memberId(), Crowd::less);
  }

  /** Those whose turn it is now; each comes round once in a heartbeat. */
  List<Listener> turn() {
    var turn = List.copyOf(wheel.get(next));
    next = (next + 1) % wheel.size();
    return turn;
  }

  List<Listener> all() {
    return wheel.stream().flatMap(Set::stream).toList();
  }

  private static <K> @Nullable Integer less(K key, int count) {
    return count == 1 ? null : count - 1;
  }

  private static ApiException refusal(ErrorCode code, String detail) {
    return new ApiException(code, detail, List.of(), COME_BACK);
  }
}
