package io.tulou.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * C4: walks by every order while others write, reply, like, dislike, edit and moderate show nothing
 * twice and leave nothing out that was there when they began and stayed.
 */
@ExtendWith(RunningPlatform.class)
class WalkWhileWritingIT {
  private static final int ROOTS = 120;
  private static final int WALKS = 4;
  private static final List<String> SORTS = List.of("newest", "oldest", "hot");

  /** Roots whose floor this divides may be removed and restored; all others stay. */
  private static final int MODERATED = 6;

  private final Set<String> staying = ConcurrentHashMap.newKeySet();
  private final Set<String> moderated = ConcurrentHashMap.newKeySet();
  private final Map<String, Member> authors = new ConcurrentHashMap<>();
  private final Set<String> removed = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean isOver = new AtomicBoolean();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void nothingTwiceAndNothingMissing(long seed, Door door) throws Exception {
    var subject = Door.newSubject();
    var members = new ArrayList<Member>();
    for (int i = 0; i < 4; i++) {
      members.add(door.newMember("Writer " + i));
    }
    var moderator = door.newMember("Mo", "moderate");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      each(threads, members, member -> fill(member, subject, ROOTS / members.size()));
      var writers = new ArrayList<Future<?>>();
      for (var member : members) {
        var random = new Random(seed * 100 + member.id());
        writers.add(threads.submit(() -> keepWriting(member, subject, random)));
      }
      var random = new Random(seed);
      writers.add(threads.submit(() -> keepModerating(moderator, random)));
      var walkers = new ArrayList<Future<?>>();
      for (var sort : SORTS) {
        var limits = new Random(seed + sort.hashCode());
        walkers.add(threads.submit(() -> walkAndCheck(door, subject, sort, limits)));
      }
      try {
        for (var walker : walkers) {
          walker.get();
        }
      } finally {
        isOver.set(true);
      }
      for (var writer : writers) {
        writer.get();
      }
    }
    assertQuietWalks(door, subject);
  }

  private Object walkAndCheck(Door door, String subject, String sort, Random limits) {
    for (int i = 0; i < WALKS; i++) {
      var before = Set.copyOf(staying);
      var walked = walk(door, subject, sort, 5 + limits.nextInt(20));
      assertThat(walked).as(sort).doesNotHaveDuplicates();
      var missing = new HashSet<>(before);
      walked.forEach(missing::remove);
      assertThat(missing).as("missing by %s", sort).isEmpty();
    }
    return sort;
  }

  /** When nobody writes any more, every order shows exactly what is visible. */
  private void assertQuietWalks(Door door, String subject) {
    var visible = new HashSet<>(staying);
    visible.addAll(moderated);
    visible.removeAll(removed);
    for (var sort : SORTS) {
      await()
          .atMost(Duration.ofSeconds(15))
          .untilAsserted(() -> {
            var walked = walk(door, subject, sort, 17);
            assertThat(walked).doesNotHaveDuplicates();
            assertThat(new HashSet<>(walked)).as(sort).isEqualTo(visible);
          });
    }
  }

  private static List<String> walk(Door door, String subject, String sort, int limit) {
    var seen = new ArrayList<String>();
    String cursor = null;
    do {
      var path = "/v1/subjects/" + subject + "/comments?sort=" + sort + "&limit=" + limit;
      var page = door.get(cursor == null ? path : path + "&cursor=" + cursor).expect(200);
      seen.addAll(page.each("id"));
      cursor = page.json().path("nextCursor").asStringOpt().orElse(null);
    } while (cursor != null);
    return seen;
  }

  private Object fill(Member member, String subject, int roots) {
    for (int i = 0; i < roots; i++) {
      publishRoot(member, subject);
    }
    return roots;
  }

  private void publishRoot(Member member, String subject) {
    var root = member.comments(subject, "root " + UUID.randomUUID());
    authors.put(root.path("id").asString(), member);
    var known = root.path("floor").asInt() % MODERATED == 0 ? moderated : staying;
    known.add(root.path("id").asString());
  }

  private Object keepWriting(Member member, String subject, Random random) {
    while (!isOver.get()) {
      var id = any(staying, random);
      switch (random.nextInt(7)) {
        case 0 -> publishRoot(member, subject);
        case 1 ->
            member
                .post(
                    "/v1/subjects/" + subject + "/comments",
                    Map.of("text", "reply " + UUID.randomUUID(), "parentId", id),
                    UUID.randomUUID().toString())
                .status();
        case 2 ->
            authors
                .get(id)
                .call("PATCH", "/v1/comments/" + id, Map.of("text", "edit " + UUID.randomUUID()));
        case 3 -> member.call("DELETE", "/v1/comments/" + id + "/reaction", null);
        case 4 -> member.call("PUT", "/v1/comments/" + id + "/reaction", Map.of("kind", "dislike"));
        default -> member.call("PUT", "/v1/comments/" + id + "/reaction", Map.of("kind", "like"));
      }
    }
    return member;
  }

  private Object keepModerating(Member moderator, Random random) {
    while (!isOver.get()) {
      var id = any(moderated, random);
      var isRemoved = removed.contains(id);
      var decision =
          Map.of(
              "commentIds",
              List.of(id),
              "action",
              isRemoved ? "restore" : "remove",
              "reason",
              "while others walk");
      await()
          .atMost(Duration.ofSeconds(15))
          .until(
              () -> moderator.call("POST", "/v1/moderation/decisions", decision).status() == 200);
      if (isRemoved) {
        removed.remove(id);
      } else {
        removed.add(id);
      }
    }
    return moderator;
  }

  private static String any(Set<String> ids, Random random) {
    var all = List.copyOf(ids);
    return all.get(random.nextInt(all.size()));
  }

  private interface Work<T> {
    Object of(T item) throws Exception;
  }

  private static <T> void each(ExecutorService threads, List<T> items, Work<T> work)
      throws Exception {
    var all = new ArrayList<Future<?>>();
    for (var item : items) {
      all.add(threads.submit(() -> work.of(item)));
    }
    for (var one : all) {
      one.get();
    }
  }
}
