package io.tulou.feed.timeline;

import io.tulou.feed.follow.Ties;
import io.tulou.feed.follow.TiesSource;
import io.tulou.feed.inbox.Inbox;
import io.tulou.feed.inbox.Inboxes;
import io.tulou.feed.post.AuthorOutboxes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * Gives readers the inbox that is of use, and builds what is missing behind them.
 *
 * <p>Building is exact for this reason: the inbox exists, and takes what is pushed, before the pull
 * begins. A post committed before the pull is in the pull; one committed later is pushed later, by
 * an append that the replacement keeps.
 */
final class InboxKeeper {
  private static final Duration LONGEST_BUILD = Duration.ofSeconds(30);
  private static final Duration JUST_NOW = Duration.ofSeconds(5);
  private static final int MOST_BESIDES = 50;

  private final Inboxes inboxes;
  private final TiesSource ties;
  private final AuthorOutboxes outboxes;
  private final LongConsumer buildLater;
  private final LongSupplier tokens;
  private final Clock clock;
  private final Duration renewed;
  private final int cap;

  /**
   * @param buildLater takes a member whose inbox is to be built soon, or forgets it: the next visit
   *     asks again
   * @param tokens random numbers
   * @param renewed an inbox older than this is built anew
   * @param cap ids that a built or trimmed inbox has at most
   */
  InboxKeeper(
      Inboxes inboxes,
      TiesSource ties,
      AuthorOutboxes outboxes,
      LongConsumer buildLater,
      LongSupplier tokens,
      Clock clock,
      Duration renewed,
      int cap) {
    this.inboxes = inboxes;
    this.ties = ties;
    this.outboxes = outboxes;
    this.buildLater = buildLater;
    this.tokens = tokens;
    this.clock = clock;
    this.renewed = renewed;
    this.cap = cap;
  }

  /** The inbox for a page; null where all must be pulled. */
  @Nullable Inbox visit(long member, Ties now) {
    Inbox inbox;
    try {
      inbox = inboxes.open(member).orElse(null);
    } catch (DataAccessException away) {
      return null;
    }
    if (inbox == null || isOutworn(inbox, now)) {
      buildLater.accept(member);
    }
    return inbox != null && isOfUse(inbox, now) ? inbox : null;
  }

  /** One that was built after the ties were read may be without somebody they hold. */
  private static boolean isOfUse(Inbox inbox, Ties now) {
    return inbox.isBuilt() && inbox.header().tiesVersion() <= now.version();
  }

  /**
   * Builds or renews an inbox. Of two at once, one takes effect.
   *
   * @return false where somebody else is at it, or has just done it for others who waited
   */
  boolean build(long member) {
    var empty = new Inbox.Header(Inbox.Header.NOT_YET, 0, clock.millis(), tokens.getAsLong());
    boolean isOurs = inboxes.create(member, empty);
    var inbox = inboxes.peek(member).orElse(null);
    if (inbox == null || (!isOurs && isAtHandElsewhere(inbox))) {
      return false;
    }
    long now = clock.millis();
    var followed = ties.of(member);
    var newest = outboxes.newest(followed.followees(), Long.MAX_VALUE, cap);
    long from = newest.length < cap ? 0 : newest[newest.length - 1];
    var header = new Inbox.Header(from, followed.version(), now, tokens.getAsLong());
    return inboxes.replace(member, inbox, header, newest);
  }

  /** Cuts inboxes that have grown too long down to their newest entries. */
  void trim(List<Long> members) {
    inboxes.cut(members, cap, tokens);
  }

  private boolean isOutworn(Inbox inbox, Ties now) {
    if (!inbox.header().isBuilt()) {
      return !isBuildingElsewhere(inbox);
    }
    return age(inbox).compareTo(renewed) > 0
        || now.followedAfter(inbox.header().tiesVersion()).length > MOST_BESIDES;
  }

  private boolean isAtHandElsewhere(Inbox inbox) {
    return inbox.isBuilt()
        ? age(inbox).compareTo(JUST_NOW) <= 0
        : age(inbox).compareTo(LONGEST_BUILD) <= 0;
  }

  private boolean isBuildingElsewhere(Inbox inbox) {
    return !inbox.header().isBuilt() && age(inbox).compareTo(LONGEST_BUILD) <= 0;
  }

  private Duration age(Inbox inbox) {
    return Duration.ofMillis(clock.millis() - inbox.header().builtAtMillis());
  }
}
