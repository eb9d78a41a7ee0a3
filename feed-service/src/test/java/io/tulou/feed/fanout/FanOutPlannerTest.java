package io.tulou.feed.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.contract.feed.FanOutTask;
import io.tulou.contract.feed.PostEvent;
import io.tulou.contract.feed.PostSnapshot;
import io.tulou.contract.feed.PostState;
import io.tulou.contract.http.Visibility;
import io.tulou.feed.inbox.MemoryInboxes;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Ranges of 2; pulled from 4 followers on, pushed again below 3. */
class FanOutPlannerTest {
  private final TreeSet<Long> followers = new TreeSet<>();
  private final FanOutInMemory fanOut =
      new FanOutInMemory(_ -> followers, new MemoryInboxes(800), _ -> {});

  @Test
  void rangesAreOfEqualSizeAndCoverEveryFollowerOnce() {
    followers.addAll(List.of(5L, 7L, 9L));
    assertThat(fanOut.plan(published(100)))
        .containsExactly(new FanOutTask(100, 1, 0, 7), new FanOutTask(100, 1, 7, 9));
  }

  @Test
  void nothingIsPlannedForDeletedPostsAndForNobody() {
    assertThat(fanOut.plan(published(100))).isEmpty();
    followers.add(5L);
    assertThat(fanOut.plan(event(100, PostState.DELETED))).isEmpty();
  }

  @Test
  void anAuthorChangesSidesOnlyWellPastTheThreshold() {
    followers.addAll(List.of(5L, 6L, 7L));
    assertThat(fanOut.plan(published(100))).isNotEmpty();
    followers.add(8L);
    assertThat(fanOut.plan(published(101))).isEmpty();
    assertThat(fanOut.unpushedTo(1)).isEqualTo(101);
    followers.remove(8L);
    assertThat(fanOut.plan(published(102))).isEmpty();
    assertThat(fanOut.unpushedTo(1)).isEqualTo(102);
    followers.remove(7L);
    assertThat(fanOut.plan(published(103))).isNotEmpty();
    followers.add(7L);
    assertThat(fanOut.plan(published(104))).isNotEmpty();
    assertThat(fanOut.unpushedTo(1)).isEqualTo(102);
  }

  private static PostEvent published(long id) {
    return event(id, PostState.PUBLISHED);
  }

  private static PostEvent event(long id, PostState state) {
    return new PostEvent.PostChanged(
        new PostSnapshot(id, 1, "", "", List.of(), Visibility.PUBLIC, state, Instant.EPOCH, 1));
  }
}
