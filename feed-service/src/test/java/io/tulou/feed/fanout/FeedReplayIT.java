package io.tulou.feed.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.feed.RunningFeedService;
import io.tulou.feed.inbox.Inbox;
import io.tulou.feed.inbox.Inboxes;
import io.tulou.feed.pending.PendingRanges;
import io.tulou.feed.post.OutboxHeads;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

class FeedReplayIT extends RunningFeedService {
  private static final Duration SOON = Duration.ofSeconds(15);

  @Autowired private Inboxes inboxes;
  @Autowired private OutboxHeads heads;
  @Autowired private PendingRanges pending;

  @Autowired
  @Qualifier("packedHeads")
  private Inboxes packedHeads;

  @Test
  void whatAnInboxHasLostIsInTheFeedAgainAndASecondReplayFindsNothingToDo() {
    long reader = newMember();
    long author = newMember();
    follow(reader, author);
    openInbox(reader);
    long kept = as(author).publish("kept");
    long lost = as(author).publish("lost");
    long deleted = as(author).publish("deleted");
    var all = List.of(deleted, lost, kept);
    await().atMost(SOON).untilAsserted(() -> assertThat(idsIn(inboxes, reader)).containsAll(all));
    as(author).delete("/v1/posts/" + deleted);
    lose(inboxes, reader, lost, deleted);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(as(reader).feed(20, null).ids()).containsExactly(kept));

    var dry = bring(all, true);
    assertThat(as(reader).feed(20, null).ids()).containsExactly(kept);
    var first = bring(all, false);
    var second = bring(all, false);

    assertThat(dry).containsExactly(lost);
    assertThat(first).containsExactly(lost);
    assertThat(second).isEmpty();
    assertThat(as(reader).feed(20, null).ids()).containsExactly(lost, kept);
    assertThat(idsIn(inboxes, reader)).doesNotContain(deleted);
  }

  @Test
  void aHeadThatHasLostAPostHasItAgain() {
    long author = newMember();
    long kept = as(author).publish("kept");
    long lost = as(author).publish("lost");
    await().atMost(SOON).until(() -> pending.of(List.of(kept, lost)).isEmpty());
    heads.build(List.of(author));
    assertThat(idsIn(packedHeads, author)).containsExactly(lost, kept);
    lose(packedHeads, author, lost);

    assertThat(bring(List.of(kept, lost), false)).containsExactly(lost);
    assertThat(idsIn(packedHeads, author)).containsExactly(lost, kept);
  }

  @Test
  void anInboxThatIsNotThereStaysAwayForWhoeverComesBackGetsOneFromTheTables() {
    long reader = newMember();
    long author = newMember();
    follow(reader, author);
    long post = as(author).publish("while nobody looked");

    assertThat(bring(List.of(post), false)).isEmpty();
    assertThat(inboxes.peek(reader)).isEmpty();
    assertThat(as(reader).feed(20, null).ids()).containsExactly(post);
  }

  @Test
  void moreAtOnceThanIsAgreedIsRefused() {
    var many = LongStream.rangeClosed(1, 201).boxed().toList();

    var answer =
        asNobody()
            .post("/internal/replays/feed", Map.of("postIds", many, "dryRun", true), Map.of());

    assertThat(answer.status()).isEqualTo(400);
  }

  private List<Long> bring(List<Long> posts, boolean dryRun) {
    var answer =
        asNobody()
            .post("/internal/replays/feed", Map.of("postIds", posts, "dryRun", dryRun), Map.of());
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().path("postIds").valueStream().map(id -> id.asLong()).toList();
  }

  private static void lose(Inboxes from, long member, long... posts) {
    var seen = from.peek(member).orElseThrow();
    var left =
        Arrays.stream(seen.ids())
            .filter(id -> Arrays.stream(posts).noneMatch(post -> post == id))
            .toArray();
    var header = seen.header();
    var same =
        new Inbox.Header(
            header.completeFrom(),
            header.tiesVersion(),
            header.builtAtMillis(),
            header.token() + 1);
    assertThat(from.replace(member, seen, same, left)).isTrue();
  }

  private void openInbox(long member) {
    as(member).feed(1, null);
    await().atMost(SOON).until(() -> inboxes.peek(member).filter(Inbox::isBuilt).isPresent());
  }

  private static List<Long> idsIn(Inboxes of, long member) {
    return of.peek(member).stream()
        .flatMapToLong(inbox -> Arrays.stream(inbox.ids()))
        .boxed()
        .toList();
  }
}
