package io.tulou.bff.live;

import static io.tulou.bff.live.Stage.OTHER;
import static io.tulou.bff.live.Stage.VIDEO;
import static io.tulou.contract.comment.CommentState.DELETED;
import static io.tulou.contract.comment.CommentState.PENDING;
import static io.tulou.contract.comment.CommentState.REMOVED;
import static io.tulou.contract.comment.CommentState.VISIBLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tulou.bff.security.HeldToken;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.comment.CommentEvent;
import io.tulou.contract.comment.SubjectState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class LiveHubTest {
  private final Stage stage = new Stage().following();

  @Test
  void aNewCommentIsToldAtOnceWithTheCountsOfItsSubjectAndWithoutItsText() {
    var reader = stage.join(VIDEO);
    var elsewhere = stage.join(OTHER);
    reader.take();
    elsewhere.take();

    stage.append(stage.subject(SubjectState.OPEN, 7, 70), stage.comment(5, VISIBLE, 0, 1));

    var told = reader.take();
    assertThat(FakeOutlet.named(told)).containsExactly("comment");
    assertThat(told)
        .contains("\"id\":\"5\"", "\"floor\":3", "\"rootCount\":7", "\"rootId\":null")
        .doesNotContain("secret");
    assertThat(elsewhere.take()).isEmpty();
  }

  @Test
  void countsOfABurstAreToldOnceAPaceAndAreTheNewest() {
    var reader = stage.join(VIDEO);
    stage.append(stage.comment(5, VISIBLE, 0, 1));
    stage.paces(1);
    reader.take();

    for (int like = 1; like <= 500; like++) {
      stage.append(stage.comment(5, VISIBLE, like, 1 + like));
    }
    assertThat(reader.take()).isEmpty();
    stage.paces(1);

    var told = reader.take();
    assertThat(FakeOutlet.named(told)).containsExactly("counts");
    assertThat(told).contains("\"likeCount\":500,", "\"version\":501");
    stage.paces(1);
    assertThat(reader.takeNames()).isEmpty();
  }

  @Test
  void moreChangesThanOneEventNamesAreMarkedAsPartial() {
    var reader = stage.join(VIDEO);
    var burst = new ArrayList<CommentEvent>();
    var longAgo = stage.clock.instant().minus(Duration.ofDays(1));
    for (int id = 1; id <= Room.MOST_COMMENTS + 1; id++) {
      burst.add(Stage.comment(VIDEO, id, VISIBLE, 1, 9, longAgo));
    }
    reader.take();

    stage.appendTogether(burst);
    stage.paces(1);

    assertThat(reader.take())
        .contains("\"partial\":true")
        .doesNotContain("\"id\":\"1\",\"likeCount\"");
  }

  @Test
  void whatOnlyItsAuthorAndModeratorsMaySeeIsNeverTold() {
    var reader = stage.join(VIDEO);
    reader.take();

    stage.append(stage.comment(5, PENDING, 0, 1), stage.comment(5, REMOVED, 0, 2));
    stage.append(stage.comment(6, PENDING, 0, 1), stage.comment(6, DELETED, 0, 2));

    assertThat(reader.take()).isEmpty();
    stage.paces(1);
    assertThat(reader.take()).doesNotContain("\"5\"", "\"6\"");
  }

  @Test
  void aHeldCommentIsToldOnceItIsApprovedAndIsGoneWhenItIsRemoved() {
    var reader = stage.join(VIDEO);
    stage.append(stage.comment(5, PENDING, 0, 1));
    stage.clock.turn(Duration.ofHours(1));
    reader.take();

    stage.append(stage.comment(5, VISIBLE, 0, 2));
    assertThat(reader.takeNames()).containsExactly("comment");
    stage.append(stage.comment(5, REMOVED, 0, 3));
    var told = reader.take();
    assertThat(FakeOutlet.named(told)).containsExactly("decision");
    assertThat(told).contains("\"id\":\"5\",\"effect\":\"gone\"");
    stage.append(stage.comment(5, VISIBLE, 0, 4));
    assertThat(reader.takeNames()).containsExactly("comment");
  }

  @Test
  void anOldCommentOfWhichNothingWasHeardIsGoneWhenItIsRemovedAndNotNewWhenItIsLiked() {
    var reader = stage.join(VIDEO);
    var longAgo = stage.clock.instant().minus(Duration.ofDays(1));
    reader.take();

    stage.append(Stage.comment(VIDEO, 8, REMOVED, 0, 4, longAgo));
    assertThat(reader.takeNames()).containsExactly("decision");
    stage.append(Stage.comment(VIDEO, 9, VISIBLE, 1, 4, longAgo));
    assertThat(reader.takeNames()).isEmpty();
    stage.paces(1);
    assertThat(reader.takeNames()).containsExactly("counts");
  }

  @Test
  void whatIsDeliveredAgainOrLateIsNotToldAgain() {
    var reader = stage.join(VIDEO);
    stage.append(stage.comment(5, VISIBLE, 2, 3));
    stage.paces(1);
    reader.take();

    stage.append(stage.comment(5, VISIBLE, 2, 3), stage.comment(5, VISIBLE, 0, 1));
    stage.paces(1);

    assertThat(reader.takeNames()).isEmpty();
  }

  @Test
  void ofAHiddenSubjectNothingIsToldUntilItIsShownAgain() {
    var reader = stage.join(VIDEO);
    reader.take();

    stage.append(stage.subject(SubjectState.HIDDEN, 1, 10), stage.comment(5, VISIBLE, 0, 1));
    stage.paces(2);
    assertThat(reader.takeNames()).isEmpty();
    stage.append(stage.subject(SubjectState.OPEN, 2, 11), stage.comment(6, VISIBLE, 0, 1));

    assertThat(reader.take()).contains("\"id\":\"6\"").doesNotContain("\"id\":\"5\"");
  }

  @Test
  void aSlowReaderIsCutOffAndNobodyElseIsDelayed() {
    var slow = stage.join(VIDEO);
    var quick = stage.join(VIDEO);
    slow.slow = true;
    quick.take();

    for (int id = 1; id <= 100; id++) {
      stage.append(stage.comment(id, VISIBLE, 0, 1));
    }

    assertThat(quick.takeNames()).hasSize(100);
    assertThat(slow.ended).isTrue();
    assertThat(stage.hub.size()).isEqualTo(1);
    assertThat(stage.meters.counter("tulou.live.cut").count()).isEqualTo(1);
  }

  @Test
  void aClientThatHasGoneLeavesNothingBehind() {
    var gone = stage.join(VIDEO);
    gone.broken = true;

    stage.append(stage.comment(1, VISIBLE, 0, 1));

    assertThat(gone.ended).isTrue();
    assertThat(stage.hub.size()).isZero();
    assertThat(stage.hub.unknown(List.of(VIDEO))).containsExactly(VIDEO);
  }

  @Test
  void eachHearsOneHeartbeatInFifteenSeconds() {
    var first = stage.join(VIDEO);
    stage.paces(7);
    var second = stage.join(VIDEO);
    first.take();
    second.take();

    stage.paces(29);
    assertThat(second.take()).isEmpty();
    stage.paces(1);

    assertThat(second.take()).startsWith("id: ");
    assertThat(first.take()).containsOnlyOnce("id: ");
  }

  @Test
  void thereIsAnEndToHowManyListen() {
    var small =
        new Stage(
                Map.of(
                    "tulou.live.connections", "3",
                    "tulou.live.per-address", "2",
                    "tulou.live.per-member", "1"))
            .following();
    small.join(new Listener(Stage.caller(7, "10.0.0.1"), List.of(VIDEO), HeldToken.NONE), null);

    assertThat(refusal(small, 7, "10.0.0.2")).isEqualTo(ErrorCode.RATE_LIMITED);
    small.join(new Listener(Stage.caller(0, "10.0.0.1"), List.of(VIDEO), HeldToken.NONE), null);
    assertThat(refusal(small, 0, "10.0.0.1")).isEqualTo(ErrorCode.RATE_LIMITED);
    var last = new Listener(Stage.caller(0, "10.0.0.3"), List.of(VIDEO), HeldToken.NONE);
    small.join(last, null);
    assertThat(refusal(small, 0, "10.0.0.4")).isEqualTo(ErrorCode.OVERLOADED);

    small.hub.leave(last);
    small.hub.leave(last);
    var another = new Listener(Stage.caller(0, "10.0.0.5"), List.of(VIDEO), HeldToken.NONE);
    assertThat(small.join(another, null).ended).isFalse();
  }

  @Test
  void aStreamEndsWithItsToken() {
    var end = stage.clock.instant().plusSeconds(20);
    HeldToken token = now -> !now.isBefore(end);
    var reader = stage.join(new Listener(Stage.caller(7, "10.0.0.1"), List.of(VIDEO), token), null);

    stage.paces(30);
    assertThat(reader.ended).isFalse();
    stage.clock.turn(Duration.ofSeconds(20));
    stage.paces(30);

    assertThat(reader.ended).isTrue();
    assertThat(stage.hub.size()).isZero();
  }

  @Test
  void aStreamWhoseTokenIsTakenBackEndsWithoutWaitingForItsHeartbeatAndTheOthersGoOn() {
    var isTakenBack = new AtomicBoolean();
    HeldToken token = _ -> isTakenBack.get();
    var reader = stage.join(new Listener(Stage.caller(7, "10.0.0.1"), List.of(VIDEO), token), null);
    var other = stage.join(VIDEO);

    stage.hub.endThoseOver();
    assertThat(reader.ended).isFalse();
    isTakenBack.set(true);
    stage.hub.endThoseOver();

    assertThat(reader.ended).isTrue();
    assertThat(other.ended).isFalse();
    assertThat(stage.hub.size()).isOne();
    var late = new Listener(Stage.caller(7, "10.0.0.1"), List.of(VIDEO), token);
    assertThatThrownBy(() -> stage.join(late, null))
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.UNAUTHENTICATED));
    assertThat(stage.hub.size()).isOne();
  }

  @Test
  void aNodeThatStopsSendsEverybodyAwayAtDifferentTimesAndTakesNobody() {
    var one = stage.join(VIDEO);
    var two = stage.join(VIDEO);
    one.take();
    two.take();

    stage.hub.close();

    assertThat(one.ended && two.ended).isTrue();
    assertThat(one.take()).startsWith("retry: ");
    assertThat(stage.hub.size()).isZero();
    assertThat(refusal(stage, 0, "10.0.0.1")).isEqualTo(ErrorCode.UNAVAILABLE);
  }

  private static ErrorCode refusal(Stage stage, long member, String address) {
    var listener = new Listener(Stage.caller(member, address), List.of(VIDEO), HeldToken.NONE);
    var codes = new ArrayList<ErrorCode>();
    assertThatThrownBy(() -> stage.join(listener, null))
        .isInstanceOfSatisfying(ApiException.class, refused -> codes.add(refused.code()));
    return codes.getFirst();
  }
}
