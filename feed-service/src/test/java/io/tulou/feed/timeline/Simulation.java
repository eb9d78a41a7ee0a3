package io.tulou.feed.timeline;

import io.tulou.contract.feed.FanOutTask;
import io.tulou.contract.feed.PostEvent;
import io.tulou.contract.feed.PostSnapshot;
import io.tulou.contract.feed.PostState;
import io.tulou.contract.http.Visibility;
import io.tulou.feed.fanout.FanOutInMemory;
import io.tulou.feed.follow.Ties;
import io.tulou.feed.inbox.Inbox;
import io.tulou.feed.inbox.MemoryInboxes;
import io.tulou.feed.pending.MemoryPendingRanges;
import io.tulou.feed.post.AuthorOutboxes;
import io.tulou.feed.post.AuthorOutboxes.Position;
import io.tulou.feed.post.OutboxHeads;
import io.tulou.feed.post.OutboxRow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * The real timeline and fan-out over a world in memory. Jobs wait in queues and are done in any
 * order, late, twice, or half; while one part waits for a store, anything else may happen.
 */
final class Simulation {
  private static final int MEMBERS = 9;
  private static final int CAP = 6;
  private static final int HEAD_CAP = 3;
  private static final int HOT_AUTHOR = 1;

  final World world = new World();
  private final Random random;
  private final MemoryInboxes inboxes = new MemoryInboxes(CAP);
  private final List<PostEvent> events = new ArrayList<>();
  private final List<FanOutTask> tasks = new ArrayList<>();
  private final MemoryInboxes packedHeads = new MemoryInboxes(HEAD_CAP);
  private final Set<Long> headBuilds = new LinkedHashSet<>();
  private final OutboxHeads heads;
  private final Set<Long> builds = new LinkedHashSet<>();
  private final MemoryPendingRanges pending = new MemoryPendingRanges();
  private final FanOutInMemory fanOut;
  private final InboxKeeper keeper;
  private final TimelineReader reader;
  private final MovingClock clock = new MovingClock();
  private long lastId = 1_000;
  private int depth;
  private boolean isRestless = true;

  Simulation(long seed) {
    this.random = new Random(seed);
    this.heads =
        new OutboxHeads(
            packedHeads, this::readOutboxes, headBuilds::addAll, random::nextLong, clock, HEAD_CAP);
    var outboxes = new AuthorOutboxes(this::readOutboxes, this::readHeads);
    this.keeper =
        new InboxKeeper(
            inboxes,
            this::readTies,
            outboxes,
            builds::add,
            random::nextLong,
            clock,
            Duration.ofHours(6),
            CAP);
    this.fanOut = new FanOutInMemory(world::followersOf, pending, heads, inboxes, keeper::trim);
    this.reader =
        new TimelineReader(
            this::readTies,
            this::readPending,
            keeper,
            new Pulls(
                outboxes,
                outboxes,
                (authors, from, below) ->
                    Arrays.stream(authors)
                        .filter(author -> fanOut.isUnpushed(author, from, below))
                        .toArray()),
            world::authorsOf);
  }

  static int members() {
    return MEMBERS;
  }

  /** Everything that can happen, ties changing too. */
  void step() {
    long member = anyone();
    long other = anyone();
    switch (random.nextInt(16)) {
      case 0, 1 -> world.follow(member, other);
      case 2 -> world.unfollow(member, other);
      case 3 -> world.follow(member, HOT_AUTHOR);
      case 4 -> hide(member, other);
      case 5 -> {
        if (!world.publishedIds().isEmpty()) {
          delete();
        }
      }
      default -> stepOfPosts();
    }
  }

  /** What leaves ties and existing posts as they are. */
  void stepOfPosts() {
    switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> post(random.nextBoolean() ? HOT_AUTHOR : anyone());
      case 4, 5 -> plan(random.nextInt(4) == 0);
      case 6 -> repair();
      case 7 -> work(random.nextInt(4) == 0);
      case 8 -> {
        build();
        buildHeads();
      }
      case 9 -> lose(List.of(anyone()));
      case 10 -> clock.move(Duration.ofMinutes(random.nextInt(120)));
      default -> page(anyone(), Long.MAX_VALUE, 1 + random.nextInt(5));
    }
  }

  /** Does all that waits, in any order. */
  void drain() {
    while (!events.isEmpty() || !tasks.isEmpty()) {
      if (random.nextBoolean()) {
        plan(false);
      } else {
        work(false);
      }
    }
  }

  void buildAll() {
    while (!builds.isEmpty()) {
      build();
    }
  }

  /** From now on nothing happens while stores are waited for. */
  void calm() {
    isRestless = false;
  }

  Slice page(long member, long below, int limit) {
    return reader.read(member, below, limit);
  }

  int countAbove(long member, long id, int most) {
    return reader.countAbove(member, id, most);
  }

  List<Long> walk(long member, int limit) {
    var seen = new ArrayList<Long>();
    Slice slice;
    long below = Long.MAX_VALUE;
    do {
      slice = page(member, below, limit);
      seen.addAll(slice.ids());
      below = slice.position();
    } while (!slice.isEnd());
    return seen;
  }

  long anyone() {
    return 1 + random.nextInt(MEMBERS);
  }

  int upTo(int bound) {
    return 1 + random.nextInt(bound);
  }

  boolean hasEverBeenPulled() {
    return fanOut.isUnpushed(HOT_AUTHOR, 0, Long.MAX_VALUE);
  }

  /** Some posts are committed after others that have higher ids. */
  private void post(long author) {
    lastId += 3;
    long id = lastId - (random.nextInt(5) == 0 ? 4 : 0);
    if (!world.exists(id)) {
      publish(id, author);
    }
  }

  void publish(long id, long author) {
    world.publish(id, author);
    pending.open(id, author);
    events.add(event(id, author, PostState.PUBLISHED));
  }

  private void delete() {
    var ids = List.copyOf(world.publishedIds());
    long id = ids.get(random.nextInt(ids.size()));
    long author = world.authorsOf(List.of(id)).get(id);
    world.delete(id);
    pending.closeAll(id);
    events.add(event(id, author, PostState.DELETED));
  }

  private void hide(long member, long other) {
    switch (random.nextInt(4)) {
      case 0 -> world.mute(member, other);
      case 1 -> world.unmute(member, other);
      case 2 -> world.block(member, other);
      default -> world.unblock(member, other);
    }
  }

  private void plan(boolean isRepeated) {
    if (!events.isEmpty()) {
      int at = random.nextInt(events.size());
      tasks.addAll(fanOut.plan(List.of(events.get(at))));
      if (!isRepeated) {
        events.remove(at);
      }
    }
  }

  private void work(boolean isRepeated) {
    if (!tasks.isEmpty()) {
      int from = random.nextInt(tasks.size());
      var some = tasks.subList(from, Math.min(tasks.size(), from + upTo(3)));
      fanOut.work(List.copyOf(some));
      if (!isRepeated) {
        some.clear();
      }
    }
  }

  private void lose(List<Long> members) {
    (random.nextBoolean() ? inboxes : packedHeads).drop(members);
  }

  private void repair() {
    if (random.nextInt(3) == 0) {
      fanOut.repair();
    }
  }

  private void build() {
    if (!builds.isEmpty()) {
      var all = List.copyOf(builds);
      long member = all.get(random.nextInt(all.size()));
      builds.remove(member);
      if (random.nextInt(8) != 0) {
        keeper.build(member);
      }
    }
  }

  private void buildHeads() {
    if (!headBuilds.isEmpty()) {
      var some = headBuilds.stream().limit(upTo(3)).toList();
      some.forEach(headBuilds::remove);
      if (random.nextInt(8) != 0) {
        heads.build(some);
      }
    }
  }

  private Map<Long, Inbox> readHeads(long[] authors) {
    meanwhile();
    var found = heads.of(authors);
    meanwhile();
    return found;
  }

  private Ties readTies(long member) {
    var ties = world.ties(member);
    meanwhile();
    return ties;
  }

  private Optional<long[]> readPending(long[] authors) {
    var posts = pending.of(authors);
    meanwhile();
    return random.nextInt(20) == 0 ? Optional.empty() : posts;
  }

  private List<OutboxRow> readOutboxes(List<Position> positions, int each) {
    meanwhile();
    var rows = world.newest(positions, each);
    meanwhile();
    return rows;
  }

  private void meanwhile() {
    if (isRestless && depth < 2 && random.nextInt(3) == 0) {
      depth++;
      stepOfPostsOrTies();
      depth--;
    }
  }

  private void stepOfPostsOrTies() {
    if (random.nextInt(3) == 0) {
      world.follow(anyone(), anyone());
      world.unfollow(anyone(), anyone());
    } else {
      stepOfPosts();
    }
  }

  private static PostEvent event(long id, long author, PostState state) {
    return new PostEvent.PostChanged(
        new PostSnapshot(
            id, author, "", "", List.of(), Visibility.PUBLIC, state, Instant.EPOCH, 1));
  }

  private static final class MovingClock extends Clock {
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    void move(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneOffset getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
