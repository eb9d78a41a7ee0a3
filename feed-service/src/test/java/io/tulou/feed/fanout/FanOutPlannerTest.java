package io.tulou.feed.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.contract.feed.FanOutTask;
import io.tulou.contract.feed.PostEvent;
import io.tulou.contract.feed.PostSnapshot;
import io.tulou.contract.feed.PostState;
import io.tulou.contract.http.Visibility;
import io.tulou.feed.inbox.Inbox;
import io.tulou.feed.inbox.MemoryInboxes;
import io.tulou.feed.pending.MemoryPendingRanges;
import io.tulou.feed.post.OutboxHeads;
import io.tulou.feed.simulation.Mutant;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Ranges of 2; pulled from 4 followers on, pushed again below 3. */
class FanOutPlannerTest {
  private final TreeSet<Long> followers = new TreeSet<>();
  private final MemoryInboxes inboxes = new MemoryInboxes(960);
  private final MemoryPendingRanges pending = new MemoryPendingRanges();
  private final MemoryInboxes packedHeads = new MemoryInboxes(180);
  private final OutboxHeads heads =
      new OutboxHeads(packedHeads, (_, _) -> List.of(), _ -> {}, () -> 1, Clock.systemUTC(), 100);
  private final FanOutInMemory fanOut =
      new FanOutInMemory(_ -> followers, pending, heads, inboxes, _ -> {}, Mutant.NONE);

  @Test
  void rangesAreOfEqualSizeAndCoverEveryFollowerOnce() {
    followers.addAll(List.of(5L, 7L, 9L));
    assertThat(fanOut.plan(List.of(published(100))))
        .containsExactly(new FanOutTask(100, 1, 0, 7, false), new FanOutTask(100, 1, 7, 9, false));
  }

  @Test
  void nothingIsPlannedForDeletedPostsAndForNobody() {
    assertThat(fanOut.plan(List.of(published(100)))).isEmpty();
    followers.add(5L);
    assertThat(fanOut.plan(List.of(event(100, PostState.DELETED)))).isEmpty();
  }

  @Test
  void anAuthorChangesSidesOnlyWellPastTheThreshold() {
    followers.addAll(List.of(5L, 6L, 7L));
    assertThat(fanOut.plan(List.of(published(100)))).isNotEmpty();
    followers.add(8L);
    assertThat(fanOut.plan(List.of(published(101)))).isEmpty();
    assertThat(fanOut.unpushed().has(1, 102, 103)).isTrue();
    followers.remove(8L);
    assertThat(fanOut.plan(List.of(published(102)))).isEmpty();
    followers.remove(7L);
    assertThat(fanOut.plan(List.of(published(103)))).isNotEmpty();
    followers.add(7L);
    assertThat(fanOut.plan(List.of(published(104)))).isNotEmpty();
    assertThat(fanOut.unpushed().has(1, 103, Long.MAX_VALUE)).isFalse();
    assertThat(fanOut.unpushed().has(1, 102, 103)).isTrue();
    assertThat(fanOut.unpushed().has(1, 0, 101)).isFalse();
  }

  @Test
  void whatWasPlannedBeforeIsPlannedAgainForTheRangesThatAreLeft() {
    followers.addAll(List.of(5L, 7L, 9L));
    pending.open(100, 1);
    var tasks = fanOut.plan(List.of(published(100)));
    assertThat(tasks)
        .containsExactly(new FanOutTask(100, 1, 0, 7, true), new FanOutTask(100, 1, 7, 9, true));
    assertThat(fanOut.plan(List.of(published(100)))).isEqualTo(tasks);
    fanOut.work(tasks.subList(0, 1));
    followers.add(6L);
    assertThat(fanOut.plan(List.of(published(100)))).isEqualTo(tasks.subList(1, 2));
  }

  @Test
  void aRangeThatIsDoneIsNotDoneAgain() {
    followers.addAll(List.of(5L, 7L));
    pending.open(100, 1);
    var tasks = fanOut.plan(List.of(published(100)));
    fanOut.work(tasks);
    assertThat(pending.size()).isZero();
    inboxes.create(5, new Inbox.Header(0, 0, 0, 0));
    fanOut.work(tasks);
    assertThat(inboxes.peek(5).orElseThrow().entries()).isZero();
  }

  @Test
  void aPostThatNobodyKnowsToBePendingIsPushedAllTheSame() {
    followers.add(5L);
    inboxes.create(5, new Inbox.Header(0, 0, 0, 0));
    fanOut.work(fanOut.plan(List.of(published(100))));
    assertThat(inboxes.peek(5).orElseThrow().ids()).containsExactly(100);
  }

  @Test
  void whatGotStuckIsDoneWhateverBecameOfItsEventAndItsTasks() {
    followers.addAll(List.of(5L, 7L, 9L));
    inboxes.create(9, new Inbox.Header(0, 0, 0, 0));
    pending.open(100, 1);
    pending.open(101, 1);
    assertThat(fanOut.plan(List.of(published(100)))).isNotEmpty();
    fanOut.repair();
    fanOut.repair();
    assertThat(inboxes.peek(9).orElseThrow().ids()).containsExactly(101, 100);
    assertThat(pending.size()).isZero();
  }

  @Test
  void aPostIsInItsAuthorsHeadBeforeAnyOfItsRangesIsDone() {
    followers.addAll(List.of(5L, 6L, 7L, 8L));
    packedHeads.create(1, new Inbox.Header(0, 0, 0, 0));
    pending.open(100, 1);
    fanOut.plan(List.of(published(100)));
    assertThat(packedHeads.peek(1).orElseThrow().ids()).containsExactly(100);
    assertThat(pending.of(new long[] {1})).hasValue(new long[] {100});
    fanOut.repair();
    assertThat(pending.size()).isZero();
  }

  private static PostEvent published(long id) {
    return event(id, PostState.PUBLISHED);
  }

  private static PostEvent event(long id, PostState state) {
    return new PostEvent.PostChanged(
        new PostSnapshot(id, 1, "", "", List.of(), Visibility.PUBLIC, state, Instant.EPOCH, 1));
  }
}
