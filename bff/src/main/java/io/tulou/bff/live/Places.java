package io.tulou.bff.live;

import io.tulou.common.web.CursorKey;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the log stands: the next offset in each partition of each topic that is followed, a slot
 * for each. Sealed it is the id of an event, and means the same on every node.
 */
final class Places {
  static final long UNKNOWN = -1;
  private static final String SCOPE = "live";

  private final CursorKey key;
  private final long[] next;
  private long[] sealedPlace = {};
  private @Nullable String sealed;

  Places(CursorKey key, int slots) {
    this.key = key;
    this.next = new long[slots];
    Arrays.fill(next, UNKNOWN);
  }

  void set(int firstSlot, long[] places) {
    System.arraycopy(places, 0, next, firstSlot, places.length);
  }

  /** The id of this very place; null until all topics are followed. */
  @Nullable String seal() {
    if (!Arrays.equals(sealedPlace, next)) {
      sealedPlace = next.clone();
      sealed =
          Arrays.stream(next).anyMatch(place -> place == UNKNOWN) ? null : key.seal(SCOPE, next);
    }
    return sealed;
  }

  /**
   * The place of an id; empty when it was given by a platform that followed other topics.
   *
   * @throws io.tulou.common.web.ApiException {@code invalid-cursor} for what is no id of ours
   */
  Optional<long[]> open(String id) {
    var places = key.open(SCOPE, id);
    return places.length == next.length ? Optional.of(places) : Optional.empty();
  }
}
