package io.tulou.comment.thread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.comment.testing.ReadingTest;
import io.tulou.comment.testing.Rows.SubjectRow;
import io.tulou.comment.testing.ShownPage;
import io.tulou.common.identity.Caller;
import io.tulou.contract.comment.CommentKeys;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.web.client.HttpClientErrorException;

class WalkIT extends ReadingTest {
  private static final int ROOTS = 110;

  @Autowired private MeterRegistry meters;

  @Test
  void everyWalkShowsEachRootOnceInItsOrderWithAndWithoutAnIndex() {
    var subject = rows.subject(0, ROOTS, ROOTS);
    var hotById = roots(subject, ROOTS);
    var byFloor = new ArrayList<>(hotById.keySet());
    var byHot = byHot(hotById);

    assertWalks(subject, byFloor, byHot);

    installIndex(subject, hotById, 0, Long.MIN_VALUE, byFloor, byHot);
    double before = pagesFrom("redis");
    assertWalks(subject, byFloor, byHot);
    assertThat(pagesFrom("redis")).isGreaterThan(before + 30);

    flush();
    assertWalks(subject, byFloor, byHot);
  }

  @Test
  void anIndexThatWasCutIsReadAsFarAsItIsComplete() {
    var subject = rows.subject(0, ROOTS, ROOTS);
    var hotById = roots(subject, ROOTS);
    var byFloor = new ArrayList<>(hotById.keySet());
    var byHot = byHot(hotById);
    var keptByFloor = byFloor.subList(70, ROOTS);
    var keptByHot = byHot.subList(0, 40);
    long hotFrom = hotById.get(keptByHot.getLast());
    keptByHot = byHot.stream().filter(id -> hotById.get(id) >= hotFrom).toList();

    installIndex(subject, hotById, 71, hotFrom, keptByFloor, keptByHot);

    var thenByFloor = new ArrayList<>(keptByHot);
    byFloor.reversed().stream().filter(id -> !thenByFloor.contains(id)).forEach(thenByFloor::add);
    assertWalks(subject, byFloor, thenByFloor);
  }

  @Test
  void equalRanksAreWalkedById() {
    var subject = rows.subject(0, 40, 40);
    var ids = new ArrayList<Long>();
    var hotById = new LinkedHashMap<Long, Long>();
    for (int floor = 1; floor <= 40; floor++) {
      long id = rows.root(subject, floor, floor <= 30 ? 500 : 900);
      ids.add(id);
      hotById.put(id, floor <= 30 ? 500L : 900L);
    }
    var byHot = byHot(hotById);

    assertThat(ids(walk(subject, "hot", 3))).isEqualTo(byHot);
    installIndex(subject, hotById, 0, Long.MIN_VALUE, ids, byHot);
    assertThat(ids(walk(subject, "hot", 3))).isEqualTo(byHot);
  }

  @Test
  void repliesAreWalkedInTheirOwnOrder() {
    var subject = rows.subject(0, 1, 8);
    long root = rows.root(subject, 1, 1, 1, 2, 3);
    var replies = new ArrayList<Long>();
    for (int floor = 1; floor <= 7; floor++) {
      replies.add(rows.reply(subject, root, floor));
    }

    var oldest =
        walk(cursor -> ShownPage.of(api(Caller.NOBODY).listReplies(root, "oldest", 3, cursor)));

    assertThat(ids(oldest)).isEqualTo(replies);
    assertThat(
            ids(
                walk(cursor ->
                    ShownPage.of(api(Caller.NOBODY).listReplies(root, "hot", 2, cursor)))))
        .isEqualTo(replies.reversed());
    assertThat(oldest).allMatch(reply -> reply.replies() == null && reply.rootId() == root);
  }

  @Test
  void cursorsOfAnotherListAreRefused() {
    var subject = rows.subject(0, 5, 5);
    roots(subject, 5);
    var other = rows.subject();
    var cursor = list(Caller.NOBODY, subject, "newest", 2, null).nextCursor();

    assertThat(cursor).isNotNull();
    assertInvalidCursor(() -> list(Caller.NOBODY, subject, "oldest", 2, cursor));
    assertInvalidCursor(() -> list(Caller.NOBODY, other, "newest", 2, cursor));
    assertInvalidCursor(() ->
        ShownPage.of(api(Caller.NOBODY).listRoots("video", "never.was", "newest", 2, cursor)));
    assertInvalidCursor(() -> list(Caller.NOBODY, subject, "newest", 2, cursor + "A"));
    assertInvalidCursor(() -> ShownPage.of(api(Caller.NOBODY).listByAuthor(5, 2, cursor)));
  }

  @Test
  void limitsAndOrdersAreStrict() {
    var subject = rows.subject();
    for (int limit : List.of(-1, 0, 51)) {
      assertBadRequest(() -> list(Caller.NOBODY, subject, "newest", limit, null));
    }
    assertBadRequest(() -> list(Caller.NOBODY, subject, "NEWEST", 5, null));
    assertBadRequest(() -> list(Caller.NOBODY, subject, "(select 1)", 5, null));
  }

  private void assertWalks(SubjectRow subject, List<Long> byFloor, List<Long> byHot) {
    assertThat(ids(walk(subject, "oldest", 7))).isEqualTo(byFloor);
    assertThat(ids(walk(subject, "newest", 7))).isEqualTo(byFloor.reversed());
    assertThat(ids(walk(subject, "hot", 7))).isEqualTo(byHot);
    assertThat(ids(walk(subject, "newest", 50))).isEqualTo(byFloor.reversed());
  }

  private static List<Long> byHot(Map<Long, Long> hotById) {
    return hotById.keySet().stream()
        .sorted(
            Comparator.<Long, Long>comparing(hotById::get)
                .thenComparing(Comparator.naturalOrder())
                .reversed())
        .toList();
  }

  private void installIndex(
      SubjectRow subject,
      Map<Long, Long> hotById,
      long floorFrom,
      long hotFrom,
      List<Long> byFloor,
      List<Long> byHot) {
    var order = new ArrayList<>(hotById.keySet());
    byFloor.forEach(id ->
        redis
            .opsForZSet()
            .add(
                CommentKeys.byFloor(subject.ref(), 0),
                CommentKeys.indexMember(id, order.indexOf(id) + 1),
                order.indexOf(id) + 1));
    byHot.forEach(id ->
        redis
            .opsForZSet()
            .add(
                CommentKeys.byHot(subject.ref(), 0),
                CommentKeys.indexMember(id, order.indexOf(id) + 1),
                hotById.get(id)));
    redis
        .opsForHash()
        .putAll(
            CommentKeys.indexMeta(subject.ref(), 0),
            Map.of("v", "1", "floorFrom", "" + floorFrom, "hotFrom", "" + hotFrom));
  }

  private void flush() {
    redis.execute(
        (RedisCallback<Boolean>)
            connection -> {
              connection.serverCommands().flushDb();
              return true;
            });
  }

  private double pagesFrom(String source) {
    return meters.counter("tulou.comment.index.pages", "source", source).count();
  }

  private static void assertInvalidCursor(Runnable call) {
    assertThatExceptionOfType(HttpClientErrorException.BadRequest.class)
        .isThrownBy(call::run)
        .satisfies(
            refused -> assertThat(refused.getResponseBodyAsString()).contains("invalid-cursor"));
  }

  private static void assertBadRequest(Runnable call) {
    assertThatExceptionOfType(HttpClientErrorException.BadRequest.class)
        .isThrownBy(call::run)
        .satisfies(
            refused -> assertThat(refused.getResponseBodyAsString()).contains("invalid-request"));
  }
}
