package io.tulou.feed.timeline;

import java.util.List;
import org.springframework.stereotype.Component;

/** Cuts inboxes that have grown too long. */
@Component
public class InboxTrimmer {
  private final InboxKeeper keeper;

  InboxTrimmer(InboxKeeper keeper) {
    this.keeper = keeper;
  }

  /** Keeps the newest entries; below them the members' feeds are pulled. */
  public void trim(List<Long> members) {
    keeper.trim(members);
  }
}
