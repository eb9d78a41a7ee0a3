package io.tulou.common.id;

/** This process may not make ids now: its node number was not renewed in time or not yet leased. */
public final class NodeLeaseLost extends RuntimeException {
  NodeLeaseLost(String message) {
    super(message);
  }
}
