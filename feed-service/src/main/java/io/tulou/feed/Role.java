package io.tulou.feed;

/** What a process of this service does: one image, several deployments. */
public enum Role {
  /** Answers requests. */
  API,
  /** Relays events and fans posts out. */
  WORKER,
  ALL
}
