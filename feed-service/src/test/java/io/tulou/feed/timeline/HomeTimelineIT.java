package io.tulou.feed.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.contract.feed.FeedKeys;
import io.tulou.feed.RunningFeedService;
import io.tulou.feed.inbox.Inbox;
import io.tulou.feed.inbox.Inboxes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

class HomeTimelineIT extends RunningFeedService {
  private static final Duration SOON = Duration.ofSeconds(15);

  @Autowired private Inboxes inboxes;
  @Autowired private JdbcTemplate jdbc;

  @Autowired
  @Qualifier("packedHeads")
  private Inboxes packedHeads;

  @Autowired
  @Qualifier("fanOutWorkers")
  private ConcurrentMessageListenerContainer<String, byte[]> workers;

  @Test
  void aPostIsPushedToALiveInboxAndReadFromThere() {
    long reader = newMember();
    long author = newMember();
    follow(reader, author);
    openInbox(reader);

    long post = as(author).publish("pushed");

    await().atMost(SOON).untilAsserted(() -> assertThat(inboxOf(reader)).contains(post));
    assertThat(as(reader).feed(20, null).ids()).containsExactly(post);
  }

  @Test
  void ownPostsAndThoseOfNewlyFollowedAreInTheNextRead() {
    long reader = newMember();
    long author = newMember();
    long theirs = as(author).publish("before I came");
    openInbox(reader);

    long own = as(reader).publish("mine");
    assertThat(as(reader).feed(20, null).ids()).containsExactly(own);

    follow(reader, author);
    assertThat(as(reader).feed(20, null).ids()).containsExactly(own, theirs);
  }

  @Test
  void unfollowMuteBlockAndDeleteHoldFromTheNextReadWhileFanOutIsUnderWay() {
    long reader = newMember();
    var authors = LongStream.range(0, 4).map(_ -> newMember()).toArray();
    for (long author : authors) {
      follow(reader, author);
    }
    openInbox(reader);
    workers.stop();
    try {
      var posts = Arrays.stream(authors).map(author -> as(author).publish("late")).toArray();
      as(reader).delete("/v1/members/" + authors[0] + "/follow");
      as(reader).put("/v1/members/" + authors[1] + "/mute");
      as(authors[2]).put("/v1/members/" + reader + "/block");
      as(authors[3]).delete("/v1/posts/" + posts[3]);
      assertThat(as(reader).feed(20, null).ids()).isEmpty();
      workers.start();
      await().atMost(SOON).untilAsserted(() -> assertThat(inboxOf(reader)).contains(posts[1]));
      inboxes.append(Map.of(reader, posts));
      assertThat(as(reader).feed(20, null).ids()).isEmpty();
      as(reader).delete("/v1/members/" + authors[1] + "/mute");
      assertThat(as(reader).feed(20, null).ids()).containsExactly(posts[1]);
    } finally {
      workers.start();
    }
  }

  @Test
  void aPostIsThereBeforeItsFanOutIsAndIsPushedWhateverBecomesOfItsTask() {
    long reader = newMember();
    long author = newMember();
    follow(reader, author);
    long seen = as(author).publish("pushed");
    openInbox(reader);
    workers.stop();
    try {
      long post = as(author).publish("not pushed yet");
      assertThat(as(reader).feed(1, null).ids()).containsExactly(post);
      assertThat(as(reader).feedToItsEnd(1)).containsExactly(post, seen);
      await().atMost(SOON).untilAsserted(() -> assertThat(inboxOf(reader)).contains(post));
      await().atMost(SOON).untilAsserted(() -> assertThat(pendingOf(author)).isEmpty());
    } finally {
      workers.start();
    }
    assertThat(as(reader).feedToItsEnd(1)).hasSize(2);
  }

  @Test
  void crossingTheThresholdTenTimesNeitherMissesNorDoublesAPost() {
    long author = newMember();
    var followers = LongStream.range(0, 5).map(_ -> newMember()).toArray();
    for (long follower : followers) {
      openInbox(follower);
    }
    follow(followers[0], author);
    openInbox(followers[0]);
    var posts = new ArrayList<Long>();
    for (int crossing = 0; crossing < 10; crossing++) {
      for (int i = 1; i < followers.length; i++) {
        if (crossing % 2 == 0) {
          follow(followers[i], author);
        } else {
          as(followers[i]).delete("/v1/members/" + author + "/follow");
        }
        posts.add(as(author).publish("post " + crossing + " " + i));
        assertThat(as(followers[0]).feed(1, null).ids()).containsExactly(posts.getLast());
      }
      assertThat(as(followers[0]).feedToItsEnd(9)).isEqualTo(posts.reversed());
      int ranges = crossing / 2 + 1;
      int open = crossing % 2 == 0 ? 1 : 0;
      await()
          .atMost(SOON)
          .untilAsserted(() -> {
            assertThat(rangesOf(author, 0)).isEqualTo(ranges);
            assertThat(rangesOf(author, Long.MAX_VALUE)).isEqualTo(open);
          });
    }
    for (long follower : followers) {
      follow(follower, author);
    }
    await().atMost(SOON).untilAsserted(() -> assertThat(pendingOf(author)).isEmpty());
    for (long follower : followers) {
      assertThat(as(follower).feedToItsEnd(9)).isEqualTo(posts.reversed());
    }
  }

  private int rangesOf(long author, long to) {
    var sql = "SELECT to_post FROM unpushed_range WHERE author_id = ? AND to_post >= ?";
    return jdbc.queryForList(sql, author, to).size();
  }

  private List<?> pendingOf(long author) {
    return jdbc.queryForList("SELECT post_id FROM fan_out WHERE author_id = ?", author);
  }

  @Test
  void aLostInboxChangesNothing() {
    long reader = newMember();
    long author = newMember();
    follow(reader, author);
    openInbox(reader);
    var posts = LongStream.range(0, 30).map(i -> as(author).publish("post " + i)).boxed().toList();
    var newestFirst = new ArrayList<>(posts).reversed();
    await().atMost(SOON).untilAsserted(() -> assertThat(inboxOf(reader)).containsAll(posts));
    assertThat(as(reader).feedToItsEnd(7)).isEqualTo(newestFirst);

    inboxes.drop(List.of(reader));

    assertThat(as(reader).feedToItsEnd(7)).isEqualTo(newestFirst);
    openInbox(reader);
    assertThat(inboxOf(reader)).containsAll(posts);
    assertThat(as(reader).feedToItsEnd(7)).isEqualTo(newestFirst);
  }

  @Test
  void postsOfBigAccountsArePulledAndNoFollowerMissesOneOnTheWayUpOrDown() {
    long author = newMember();
    var followers = LongStream.range(0, 5).map(_ -> newMember()).toArray();
    follow(followers[0], author);
    openInbox(followers[0]);
    var posts = new ArrayList<Long>();
    for (int round = 0; round < 3; round++) {
      posts.add(as(author).publish("small " + round));
      for (int i = 1; i < followers.length; i++) {
        follow(followers[i], author);
      }
      posts.add(as(author).publish("big " + round));
      posts.add(as(author).publish("bigger " + round));
      for (int i = 1; i < followers.length; i++) {
        as(followers[i]).delete("/v1/members/" + author + "/follow");
      }
    }
    var newestFirst = posts.reversed();
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(as(followers[0]).feed(50, null).ids()).isEqualTo(newestFirst));
    assertThat(as(followers[0]).feedToItsEnd(2)).isEqualTo(newestFirst);
  }

  @Test
  void aWalkOfTwoThousandPostsComesToTheirEndWhileOthersArrive() {
    long reader = newMember();
    var authors = LongStream.range(0, 8).map(_ -> newMember()).toArray();
    for (long author : authors) {
      follow(reader, author);
    }
    var existing = insertPosts(authors, 2_000);
    openInbox(reader);
    assertThat(inboxOf(reader)).hasSize(FeedKeys.INBOX_CAP);

    var walked = new ArrayList<Long>();
    String cursor = null;
    int pages = 0;
    do {
      var page = as(reader).feed(50, cursor);
      walked.addAll(page.ids());
      cursor = page.nextCursor();
      if (pages++ % 3 == 0) {
        as(authors[pages % authors.length]).publish("while you read");
      }
      if (pages == 5) {
        inboxes.drop(List.of(reader));
      }
    } while (cursor != null);

    assertThat(walked).doesNotHaveDuplicates().containsAll(existing);
    assertThat(walked).isSortedAccordingTo(Collections.reverseOrder());
  }

  @Test
  void anInboxThatGrowsTooLongIsCutAndTheFeedStaysWhole() {
    long reader = newMember();
    var author = new long[] {newMember()};
    follow(reader, author[0]);
    openInbox(reader);
    var random = new Random(7);
    var existing = insertPosts(author, 1_700);
    var shuffled = new ArrayList<>(existing);
    Collections.shuffle(shuffled, random);
    var pushed = shuffled.stream().mapToLong(Long::longValue).toArray();
    assertThat(inboxes.append(Map.of(reader, pushed))).containsExactly(reader);

    as(author[0]).publish("one more");

    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(inboxOf(reader)).hasSize(FeedKeys.INBOX_CAP));
    assertThat(as(reader).feedToItsEnd(50)).hasSize(1_701).containsAll(existing);
  }

  @Test
  void newsCountWhatIsNewerThanWhatWasSeen() {
    long reader = newMember();
    long author = newMember();
    follow(reader, author);
    as(author).publish("seen");
    var page = as(reader).feed(20, null);
    var news = "/v1/feed/news?since=" + page.latest();
    assertThat(as(reader).get(news).text()).isEqualTo("{\"count\":0,\"capped\":false}");

    as(author).publish("new");
    as(reader).publish("mine");
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> assertThat(as(reader).get(news).json().path("count").asInt()).isEqualTo(2));
    insertPosts(new long[] {author}, 100);
    inboxes.drop(List.of(reader));
    assertThat(as(reader).get(news).text()).isEqualTo("{\"count\":100,\"capped\":true}");
    assertThat(as(author).get(news).json().path("code").asString()).isEqualTo("invalid-cursor");
  }

  /** Comes to the feed and waits until the inbox behind it is built. */
  private void openInbox(long member) {
    as(member).feed(1, null);
    await()
        .atMost(SOON)
        .until(() ->
            inboxes.peek(member).map(Inbox::header).filter(Inbox.Header::isBuilt).isPresent());
  }

  private List<Long> inboxOf(long member) {
    return inboxes.peek(member).stream()
        .flatMapToLong(i -> Arrays.stream(i.ids()))
        .boxed()
        .toList();
  }

  /** As if published long ago by others: no event goes out. */
  private List<Long> insertPosts(long[] authors, int count) {
    long first = as(authors[0]).publish("first of many");
    var rows = new ArrayList<Object[]>();
    var ids = new ArrayList<Long>(List.of(first));
    for (int i = 1; i < count; i++) {
      ids.add(first + i);
      rows.add(new Object[] {first + i, authors[i % authors.length]});
    }
    jdbc.batchUpdate(
        """
        INSERT INTO post (post_id, author_id, text, html, attachments, visibility, state,
                          publish_at, created_at)
        VALUES (?, ?, 't', 'h', '[]', 0, 0, '2026-01-01', '2026-01-01')
        """,
        rows);
    packedHeads.drop(Arrays.stream(authors).boxed().toList());
    return ids;
  }
}
