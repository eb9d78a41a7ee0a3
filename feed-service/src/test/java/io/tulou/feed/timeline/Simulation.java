package io.tulou.feed.timeline;

import io.tulou.contract.feed.FanOutTask;
import io.tulou.contract.feed.PostEvent;
import io.tulou.contract.feed.PostSnapshot;
import io.tulou.contract.feed.PostState;
import io.tulou.contract.http.Visibility;
import io.tulou.feed.inbox.Inbox;
import io.tulou.feed.simulation.Mutant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.springframework.dao.QueryTimeoutException;

/**
 * A schedule of everything that can happen to a feed, drawn from a seed and guided at one hot
 * author. Jobs wait in queues and are done in any order, late, twice, or half, by workers that die.
 */
final class Simulation {
  private static final int MEMBERS = 9;
  private static final int HOT_AUTHOR = 1;

  final World world = new World();
  final SimulatedFeed feed;
  private final Mutant mutant;
  private final Random random;
  private final List<PostEvent> events = new ArrayList<>();
  private final List<FanOutTask> tasks = new ArrayList<>();
  private final List<long[]> purges = new ArrayList<>();
  private long lastId = 1_000;
  private int depth;
  private boolean isRestless = true;
  private boolean hasOlderProcesses;

  Simulation(long seed, Mutant mutant) {
    this.mutant = mutant;
    this.random = new Random(seed);
    this.feed = new SimulatedFeed(world, random, mutant, this::meanwhile);
  }

  static int members() {
    return MEMBERS;
  }

  /** Some posts come from processes that do not tell what is pending. */
  void admitOlderProcesses() {
    hasOlderProcesses = true;
  }

  /** From now on nothing happens while stores are waited for; or again. */
  void calm(boolean isCalm) {
    isRestless = !isCalm;
  }

  /** Everything that can happen, ties changing too. */
  void step() {
    long member = anyone();
    long other = anyone();
    switch (random.nextInt(16)) {
      case 0, 1 -> world.follow(member, other);
      case 2 -> unfollow(member, other);
      case 3 -> world.follow(member, HOT_AUTHOR);
      case 4 -> hide(member, random.nextBoolean() ? HOT_AUTHOR : other);
      case 5 -> delete();
      case 6 -> unfollow(member, HOT_AUTHOR);
      default -> stepOfPosts();
    }
  }

  /** What leaves ties and existing posts as they are. */
  void stepOfPosts() {
    switch (random.nextInt(13)) {
      case 0, 1, 2, 3 -> post(random.nextBoolean() ? HOT_AUTHOR : anyone());
      case 4, 5 -> plan();
      case 6 -> attempt(feed.fanOut::repair);
      case 7 -> work();
      case 8 -> {
        build();
        buildHeads();
      }
      case 9 -> (random.nextBoolean() ? feed.inboxes : feed.packedHeads).drop(List.of(anyone()));
      case 10 -> feed.clock.move(Duration.ofMinutes(random.nextInt(120)));
      case 11 -> {
        feed.renewBigAccounts();
        purge();
      }
      default -> page(anyone(), Long.MAX_VALUE, 1 + random.nextInt(5));
    }
  }

  /** Does all that waits, in any order. */
  void drain() {
    while (!events.isEmpty() || !tasks.isEmpty() || !purges.isEmpty()) {
      plan();
      work();
      purge();
    }
    feed.renewBigAccounts();
  }

  void buildAll() {
    while (!feed.builds.isEmpty()) {
      build();
    }
  }

  Slice page(long member, long below, int limit) {
    return feed.reader.read(member, below, limit);
  }

  int countAbove(long member, long id, int most) {
    return feed.newsReader.countAbove(member, id, most);
  }

  long anyone() {
    return 1 + random.nextInt(MEMBERS);
  }

  int upTo(int bound) {
    return 1 + random.nextInt(bound);
  }

  boolean hasEverBeenPulled() {
    return feed.fanOut.unpushed().has(HOT_AUTHOR, 0, Long.MAX_VALUE);
  }

  void publish(long id, long author) {
    world.publish(id, author);
    if (!hasOlderProcesses || random.nextInt(4) != 0) {
      feed.pending.open(id, author);
    }
    events.add(event(id, author, PostState.PUBLISHED));
  }

  /** Some posts are committed after others that have higher ids. */
  private void post(long author) {
    lastId += 3;
    long id = lastId - (random.nextInt(5) == 0 ? 4 : 0);
    if (!world.exists(id)) {
      publish(id, author);
    }
  }

  private void delete() {
    var ids = List.copyOf(world.publishedIds());
    if (!ids.isEmpty()) {
      long id = ids.get(random.nextInt(ids.size()));
      long author = world.authorsOf(List.of(id)).get(id);
      world.delete(id);
      feed.pending.closeAll(id);
      events.add(event(id, author, PostState.DELETED));
    }
  }

  private void unfollow(long member, long author) {
    world.unfollow(member, author);
    if (mutant == Mutant.LATE_PURGE) {
      purges.add(new long[] {member, author});
    }
  }

  private void purge() {
    if (!purges.isEmpty()) {
      var purge = purges.remove(random.nextInt(purges.size()));
      var inbox = feed.inboxes.peek(purge[0]).filter(Inbox::isBuilt).orElse(null);
      if (inbox != null) {
        var authors = world.everAuthorsOf(Arrays.stream(inbox.ids()).boxed().toList());
        var kept =
            Arrays.stream(inbox.ids())
                .filter(id -> authors.getOrDefault(id, 0L) != purge[1])
                .toArray();
        var old = inbox.header();
        var header =
            new Inbox.Header(
                old.completeFrom(), old.tiesVersion(), old.builtAtMillis(), random.nextLong());
        feed.inboxes.replace(purge[0], inbox, header, kept);
      }
    }
  }

  private void hide(long member, long other) {
    switch (random.nextInt(4)) {
      case 0 -> world.mute(member, other);
      case 1 -> world.unmute(member, other);
      case 2 -> world.block(member, other);
      default -> world.unblock(member, other);
    }
  }

  /** A planner that dies has sent some of its tasks and is told of the event again. */
  private void plan() {
    if (!events.isEmpty()) {
      var event = events.get(random.nextInt(events.size()));
      attempt(() -> {
        var planned = feed.plan(List.of(event), List.of(Long.parseLong(event.key())));
        boolean dies = random.nextInt(5) == 0;
        tasks.addAll(dies ? planned.subList(0, planned.size() / 2) : planned);
        if (!dies) {
          events.remove(event);
        }
      });
    }
  }

  private void work() {
    if (!tasks.isEmpty()) {
      int from = random.nextInt(tasks.size());
      var some = List.copyOf(tasks.subList(from, Math.min(tasks.size(), from + upTo(3))));
      attempt(() -> {
        feed.fanOut.work(some);
        if (random.nextInt(4) != 0) {
          some.forEach(tasks::remove);
        }
      });
    }
  }

  /** Another node may be told of the same, and build at the same time. */
  private void build() {
    if (!feed.builds.isEmpty()) {
      var all = List.copyOf(feed.builds);
      long member = all.get(random.nextInt(all.size()));
      if (random.nextInt(3) != 0) {
        feed.builds.remove(member);
      }
      if (random.nextInt(8) != 0) {
        feed.keeper.build(member);
      }
    }
  }

  private void buildHeads() {
    if (!feed.headBuilds.isEmpty()) {
      var some = feed.headBuilds.stream().limit(upTo(3)).toList();
      some.forEach(feed.headBuilds::remove);
      if (random.nextInt(8) != 0) {
        attempt(() -> feed.heads.build(some));
      }
    }
  }

  private static void attempt(Runnable job) {
    try {
      job.run();
    } catch (Crash | QueryTimeoutException failed) {
      // another worker goes on from what the queues hold
    }
  }

  private void meanwhile() {
    if (isRestless && depth < 2 && random.nextInt(3) == 0) {
      depth++;
      for (int i = upTo(2); i > 0; i--) {
        if (random.nextInt(4) == 0) {
          world.follow(anyone(), anyone());
          world.unfollow(anyone(), anyone());
        } else {
          stepOfPosts();
        }
      }
      depth--;
    }
  }

  private static PostEvent event(long id, long author, PostState state) {
    return new PostEvent.PostChanged(
        new PostSnapshot(
            id, author, "", "", List.of(), Visibility.PUBLIC, state, Instant.EPOCH, 1));
  }
}
