package io.tulou.feed.timeline;

import org.springframework.stereotype.Component;

/** Cuts inboxes that have grown too long. */
@Component
public class InboxTrimmer {
  private final InboxKeeper keeper;

  InboxTrimmer(InboxKeeper keeper) {
    this.keeper = keeper;
  }

  /** Keeps the newest entries; below them the member's feed is pulled. */
  public void trim(long member) {
    keeper.trim(member);
  }
}
