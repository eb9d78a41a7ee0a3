package io.tulou.feed.timeline;

import io.tulou.contract.feed.FanOutTask;
import io.tulou.contract.feed.PostEvent;
import io.tulou.feed.fanout.FanOutInMemory;
import io.tulou.feed.follow.Ties;
import io.tulou.feed.inbox.Inbox;
import io.tulou.feed.post.AuthorOutboxes;
import io.tulou.feed.post.AuthorOutboxes.Position;
import io.tulou.feed.post.OutboxHeads;
import io.tulou.feed.post.OutboxRow;
import io.tulou.feed.simulation.Mutant;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * The real reader, keeper, heads, planner, worker and repair, over a world in memory. While one of
 * them waits for a store, anything else may happen.
 */
final class SimulatedFeed {
  private static final int CAP = 6;
  private static final int HEAD_CAP = 3;

  final Set<Long> builds = new LinkedHashSet<>();
  final Set<Long> headBuilds = new LinkedHashSet<>();
  final SimulationClock clock = new SimulationClock();
  final SimulatedPending pending;
  final SimulatedInboxes inboxes;
  final SimulatedInboxes packedHeads;
  final OutboxHeads heads;
  final InboxKeeper keeper;
  final FanOutInMemory fanOut;

  /** Gives up early, so that pages are short. */
  final TimelineReader reader;

  final TimelineReader newsReader;
  private final World world;
  private final Random random;
  private final Mutant mutant;
  private final Runnable meanwhile;
  private final Map<Long, Ties> remembered = new HashMap<>();
  private FanOutInMemory.UnpushedRanges bigAccounts = FanOutInMemory.UnpushedRanges.none();
  private long renewals;

  SimulatedFeed(World world, Random random, Mutant mutant, Runnable meanwhile) {
    this.world = world;
    this.random = random;
    this.mutant = mutant;
    this.meanwhile = meanwhile;
    boolean isOfHeads = mutant == Mutant.HEAD_NOT_APPENDED;
    this.pending = new SimulatedPending(mutant, () -> renewals);
    this.inboxes =
        new SimulatedInboxes(
            CAP,
            isOfHeads ? Mutant.NONE : mutant,
            () -> random.nextInt(6) == 0,
            () -> random.nextInt(30) == 0);
    this.packedHeads =
        new SimulatedInboxes(
            HEAD_CAP,
            isOfHeads ? mutant : Mutant.NONE,
            () -> random.nextInt(8) == 0,
            () -> random.nextInt(30) == 0);
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
    this.fanOut =
        new FanOutInMemory(this::followersOf, pending, heads, inboxes, keeper::trim, mutant);
    var pulls = new Pulls(outboxes, outboxes, this::unpushed);
    this.reader = reader(pulls, new TimelineReader.Effort(1, 1));
    this.newsReader = reader(pulls, TimelineReader.Effort.USUAL);
  }

  private TimelineReader reader(Pulls pulls, TimelineReader.Effort effort) {
    return new TimelineReader(
        this::readTies, this::readPending, keeper, pulls, this::readAuthors, effort);
  }

  /** The tasks that events call for. */
  List<FanOutTask> plan(List<PostEvent> events, Collection<Long> postIds) {
    if (mutant == Mutant.UNKNOWN_EVENT_SKIPPED && pending.of(postIds).isEmpty()) {
      return List.of();
    }
    return fanOut.plan(events);
  }

  /** The list of big accounts as it is now, in every process. */
  void renewBigAccounts() {
    bigAccounts = fanOut.unpushed();
    renewals++;
  }

  private java.util.SortedSet<Long> followersOf(long author) {
    return mutant == Mutant.HIDDEN_AT_PUSH
        ? world.unmutingFollowersOf(author)
        : world.followersOf(author);
  }

  private long[] unpushed(long[] authors, long from, long below) {
    return Arrays.stream(authors).filter(author -> bigAccounts.has(author, from, below)).toArray();
  }

  private Ties readTies(long member) {
    var ties =
        switch (mutant) {
          case STALE_TIES -> remembered.computeIfAbsent(member, world::ties);
          case FOLLOW_WITHOUT_VERSION -> world.tiesWithoutVersions(member);
          default -> world.ties(member);
        };
    meanwhile.run();
    return ties;
  }

  private Optional<long[]> readPending(long[] authors) {
    if (mutant == Mutant.PENDING_READ_LAST) {
      inboxes.freeze();
      meanwhile.run();
    }
    var posts = pending.of(authors);
    meanwhile.run();
    return random.nextInt(20) == 0 ? Optional.empty() : posts;
  }

  private Map<Long, Inbox> readHeads(long[] authors) {
    meanwhile.run();
    var found = heads.of(authors);
    meanwhile.run();
    return found;
  }

  private List<OutboxRow> readOutboxes(List<Position> positions, int each) {
    meanwhile.run();
    var rows = world.newest(positions, each);
    meanwhile.run();
    return rows;
  }

  private Map<Long, Long> readAuthors(Collection<Long> ids) {
    return mutant == Mutant.DELETED_SHOWN ? world.everAuthorsOf(ids) : world.authorsOf(ids);
  }
}
