package io.tulou.history.notification.store;

/** Whether a group, or somebody in it, is shown. Stored by ordinal. */
public enum Standing {
  /** Not now: removed, deleted or taken back. */
  HIDDEN,
  SHOWN,
  /** Of somebody the recipient does not want to hear of; never comes back. */
  DROPPED
}
