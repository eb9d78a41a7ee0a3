package io.tulou.feed.timeline;

import io.tulou.feed.inbox.Inbox;
import io.tulou.feed.inbox.Inboxes;
import io.tulou.feed.inbox.MemoryInboxes;
import io.tulou.feed.inbox.TamperedInbox;
import io.tulou.feed.simulation.Mutant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;

/** Inboxes that are away at times, at which workers die in mid-append, with some of the bugs. */
final class SimulatedInboxes implements Inboxes {
  private final MemoryInboxes stored;
  private final Mutant mutant;
  private final BooleanSupplier dies;
  private final BooleanSupplier isAway;
  private final Map<Long, Inbox> unborn = new HashMap<>();
  private @Nullable MemoryInboxes frozen;

  /**
   * @param dies whether the worker that appends does so now
   * @param isAway whether whoever reads waits in vain
   */
  SimulatedInboxes(int cap, Mutant mutant, BooleanSupplier dies, BooleanSupplier isAway) {
    this.stored = new MemoryInboxes(2 * cap);
    this.mutant = mutant;
    this.dies = dies;
    this.isAway = isAway;
  }

  /** The next reader sees the inboxes as they are now. */
  void freeze() {
    frozen = stored.copy();
  }

  @Override
  public Optional<Inbox> open(long member) {
    answerOrTimeOut();
    var from = frozen == null ? stored : frozen;
    frozen = null;
    return from.open(member).map(this::asRead);
  }

  private Inbox asRead(Inbox inbox) {
    return mutant == Mutant.LOST_DEDUPE ? TamperedInbox.doubled(inbox) : inbox;
  }

  @Override
  public Optional<Inbox> peek(long member) {
    return Optional.ofNullable(unborn.get(member)).or(() -> stored.peek(member));
  }

  @Override
  public Map<Long, Inbox> peekAll(long[] members) {
    answerOrTimeOut();
    return stored.peekAll(members);
  }

  @Override
  public boolean create(long member, Inbox.Header header) {
    if (mutant == Mutant.CREATED_AFTER_PULL && stored.peek(member).isEmpty()) {
      var elsewhere = new MemoryInboxes(1);
      elsewhere.create(member, header);
      unborn.put(member, elsewhere.peek(member).orElseThrow());
      return true;
    }
    return stored.create(member, header);
  }

  @Override
  public List<Long> append(Map<Long, long[]> ids) {
    if (mutant == Mutant.HEAD_NOT_APPENDED) {
      return List.of();
    }
    if (dies.getAsBoolean()) {
      ids.entrySet().stream()
          .limit(ids.size() / 2)
          .forEach(one -> stored.append(Map.of(one.getKey(), one.getValue())));
      throw new Crash();
    }
    return stored.append(ids);
  }

  @Override
  public boolean replace(long member, Inbox seen, Inbox.Header header, long[] ids) {
    if (unborn.remove(member) != null) {
      stored.create(member, seen.header());
    }
    var now = stored.peek(member).orElse(null);
    return switch (mutant) {
      case END_AT_CAP -> stored.replace(member, seen, complete(header, 0), ids);
      case CUT_WITHOUT_FLOOR ->
          seen.isBuilt() && header.builtAtMillis() == seen.header().builtAtMillis()
              ? stored.replace(member, seen, complete(header, seen.header().completeFrom()), ids)
              : stored.replace(member, seen, header, ids);
      case REPLACE_LOSES_APPENDS -> now != null && stored.replace(member, now, header, ids);
      default -> stored.replace(member, seen, header, ids);
    };
  }

  @Override
  public void drop(Collection<Long> members) {
    stored.drop(members);
  }

  private void answerOrTimeOut() {
    if (isAway.getAsBoolean()) {
      throw new QueryTimeoutException("away");
    }
  }

  private static Inbox.Header complete(Inbox.Header header, long from) {
    return new Inbox.Header(from, header.tiesVersion(), header.builtAtMillis(), header.token());
  }
}
