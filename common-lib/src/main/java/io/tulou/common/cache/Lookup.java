package io.tulou.common.cache;

/** What Redis says about one key. */
public sealed interface Lookup {
  /**
   * There is an entry.
   *
   * @param payload empty when it is known that there is no value
   * @param soft whether it is past its soft limit: to be served, and to be refreshed by one caller
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared, and copied nowhere on the hot path
  record Hit(long version, byte[] payload, boolean soft) implements Lookup {}

  /** There is none; who got this lease may load and fill. */
  record Miss(String lease) implements Lookup {}

  /** There is none, and somebody else is loading it. */
  record Busy() implements Lookup {}
}
