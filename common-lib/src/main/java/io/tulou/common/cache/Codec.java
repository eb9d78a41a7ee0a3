package io.tulou.common.cache;

/** Turns values into bytes and back. The bytes of a value are never empty: empty means absent. */
public interface Codec<V> {
  byte[] encode(V value);

  /** May throw any unchecked exception for bytes it does not know; the entry is then dropped. */
  V decode(byte[] bytes);
}
