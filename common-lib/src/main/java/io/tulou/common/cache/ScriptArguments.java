package io.tulou.common.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** Keys (each entry with its lease) followed by arguments, as a script takes them. */
final class ScriptArguments {
  private static final String LEASE_SUFFIX = ":l";

  private final byte[][] bytes;
  private final int keyCount;
  private int filled;

  ScriptArguments(List<String> keys, int arguments) {
    this.keyCount = 2 * keys.size();
    this.bytes = new byte[keyCount + arguments][];
    for (var key : keys) {
      add(key.getBytes(UTF_8));
      add(leaseKey(key));
    }
  }

  static byte[] leaseKey(String key) {
    return (key + LEASE_SUFFIX).getBytes(UTF_8);
  }

  void add(byte[] argument) {
    bytes[filled++] = argument;
  }

  int keyCount() {
    return keyCount;
  }

  byte[][] bytes() {
    return bytes;
  }
}
