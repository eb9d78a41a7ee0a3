package io.tulou.history.notification;

import static io.tulou.contract.comment.CommentState.DELETED;
import static io.tulou.contract.comment.CommentState.PENDING;
import static io.tulou.contract.comment.CommentState.REMOVED;
import static io.tulou.contract.comment.CommentState.VISIBLE;
import static io.tulou.contract.comment.ReactionKind.DISLIKE;
import static io.tulou.contract.comment.ReactionKind.LIKE;
import static io.tulou.contract.moderation.SanctionKind.PREMODERATE;
import static io.tulou.contract.moderation.SanctionKind.SHADOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NotificationsIT extends NotificationPlatform {
  @Test
  void aReplyReachesWhomItAnswersOnceThoughItMentionsThemToo() throws Exception {
    long ada = newMember();
    long bob = newMember();
    long cy = newMember();
    var root = told.tell(Told.comment(ada, null));
    var reply = told.tell(Told.comment(bob, root, ada, cy));
    told.tell(Told.comment(ada, reply, ada));

    var shown = shown(ada);
    assertThat(summary(shown)).containsExactly("reply " + reply.commentId());
    assertThat(actors(shown.get("items").get(0))).containsExactly(bob);
    assertThat(shown.get("items").get(0).get("rootId").asLong()).isEqualTo(root.commentId());
    assertThat(shown.get("unread").asInt()).isEqualTo(1);
    assertThat(summary(shown(cy))).containsExactly("mention " + reply.commentId());
    assertThat(shown(bob).get("items")).hasSize(1);
  }

  @Test
  void likesOfACommentAreOneNotificationWithItsLatestMembers() throws Exception {
    long ada = newMember();
    var root = told.tell(Told.comment(ada, null));
    for (int fan = 1; fan <= 42; fan++) {
      told.react(root, 70_000 + fan, LIKE, fan + 1);
    }
    told.react(root, ada, LIKE, 50);
    told.react(root, 80_000, DISLIKE, 51);

    var like = shown(ada).get("items").get(0);
    assertThat(like.get("kind").asString()).isEqualTo("like");
    assertThat(like.get("count").asInt()).isEqualTo(42);
    assertThat(actors(like)).containsExactly(70_042L, 70_041L, 70_040L);
    assertThat(page(ada, "/unread").get("unread").asInt()).isEqualTo(1);

    long latest = page(ada, "/unread").get("latest").asLong();
    assertThat(read(ada, latest).get("unread").asInt()).isZero();
    told.react(root, 70_042, null, 60);
    told.react(root, 70_042, LIKE, 61);
    told.react(root, 70_041, null, 62);
    var again = shown(ada);
    assertThat(again.get("unread").asInt()).as("giving a like again is no news").isZero();
    assertThat(again.get("items").get(0).get("count").asInt()).isEqualTo(41);
    assertThat(actors(again.get("items").get(0))).containsExactly(70_042L, 70_040L, 70_039L);

    told.react(root, 90_000, LIKE, 63);
    var news = shown(ada);
    assertThat(news.get("items")).hasSize(1);
    assertThat(news.get("unread").asInt()).isEqualTo(1);
    assertThat(news.get("latest").asLong()).isGreaterThan(latest);
  }

  @Test
  void whatIsHeldIsToldWhenItIsApprovedAndGoesWhenItIsRemoved() throws Exception {
    long ada = newMember();
    long bob = newMember();
    var root = told.tell(Told.comment(ada, null));
    var held = told.tell(Told.first(Told.comment(bob, root), PENDING));
    assertThat(shown(ada).get("items")).isEmpty();

    var approved = told.tell(Told.next(held, VISIBLE));
    assertThat(summary(shown(ada))).containsExactly("reply " + held.commentId());
    assertThat(summary(shown(bob))).containsExactly("decision " + held.commentId() + " approved");

    told.react(approved, 71_000, LIKE, 3);
    assertThat(summary(shown(bob)))
        .containsExactly("like " + held.commentId(), "decision " + held.commentId() + " approved");
    var removed = told.tell(Told.next(Told.next(approved, VISIBLE), REMOVED));
    assertThat(shown(ada).get("items")).isEmpty();
    assertThat(shown(ada).get("unread").asInt()).isZero();
    assertThat(summary(shown(bob))).containsExactly("decision " + held.commentId() + " removed");

    var restored = told.tell(Told.next(removed, VISIBLE));
    assertThat(summary(shown(ada))).containsExactly("reply " + held.commentId());
    assertThat(summary(shown(bob)))
        .containsExactly("decision " + held.commentId() + " restored", "like " + held.commentId());
    var featured = told.tell(Told.next(restored, VISIBLE, true));
    assertThat(summary(shown(bob))).startsWith("decision " + held.commentId() + " featured");
    told.tell(Told.next(featured, DELETED));
    assertThat(shown(ada).get("items")).isEmpty();
    assertThat(shown(bob).get("items")).isEmpty();
    assertThat(shown(bob).get("unread").asInt()).isZero();
  }

  @Test
  void anEditedMentionGoesAndAnOldCommentIsNoNews() throws Exception {
    long ada = newMember();
    long bob = newMember();
    var first = told.tell(Told.comment(bob, null, ada));
    assertThat(summary(shown(ada))).containsExactly("mention " + first.commentId());
    told.tell(Told.edited(first));
    assertThat(shown(ada).get("items")).isEmpty();

    var longAgo = Instant.now().minus(Duration.ofDays(30));
    told.tell(Told.comment(Told.newId(), bob, null, longAgo, ada));
    assertThat(shown(ada).get("items")).isEmpty();
  }

  @Test
  void nothingIsHeardOfThoseWhoAreMutedOrBlocked() throws Exception {
    long ada = newMember();
    long bob = newMember();
    long cy = newMember();
    var root = told.tell(Told.comment(ada, null));
    told.tie(ada, bob, false, true, false, 1);
    told.tie(cy, ada, false, false, true, 1);
    drainNotifications();
    var muted = told.tell(Told.comment(bob, root, ada));
    told.tell(Told.comment(cy, null, ada));
    told.react(root, bob, LIKE, 2);
    told.tie(bob, ada, true, false, false, 1);
    assertThat(shown(ada).get("items")).isEmpty();

    told.tie(ada, bob, false, false, false, 2);
    drainNotifications();
    told.tell(Told.next(muted, VISIBLE, true));
    assertThat(shown(ada).get("items")).as("what was missed does not come back").isEmpty();
    var later = told.tell(Told.comment(bob, root));
    told.react(root, bob, null, 3);
    told.react(root, bob, LIKE, 4);
    told.tie(bob, ada, false, false, false, 2);
    told.tie(bob, ada, true, false, false, 3);
    assertThat(summary(shown(ada)))
        .containsExactlyInAnyOrder(
            "reply " + later.commentId(), "like " + root.commentId(), "follow ");

    told.tie(ada, bob, false, false, true, 3);
    assertThat(shown(ada).get("items")).isEmpty();
    assertThat(shown(ada).get("unread").asInt()).isZero();
  }

  @Test
  void nothingIsHeardOfWhatTheShadowedDoAndNothingOfItComesBack() throws Exception {
    long ada = newMember();
    long bob = newMember();
    var root = told.tell(Told.comment(ada, null));
    told.sanction(bob, SHADOW, null, 20);
    told.sanction(bob, null, null, 10);
    drainNotifications();
    told.react(root, bob, LIKE, 2);
    told.tie(bob, ada, true, false, false, 1);
    told.tell(Told.comment(bob, root, ada));
    assertThat(shown(ada).get("items")).isEmpty();
    assertThat(shown(ada).get("unread").asInt()).isZero();

    told.sanction(bob, null, null, 30);
    assertThat(shown(ada).get("items")).as("what was missed").isEmpty();
    var later = told.tell(Told.comment(bob, root));
    assertThat(summary(shown(ada))).containsExactly("reply " + later.commentId());
  }

  @Test
  void aShadowEndsWithItsTimeAndOtherSanctionsAreNone() throws Exception {
    long ada = newMember();
    long bob = newMember();
    long cy = newMember();
    told.sanction(bob, SHADOW, Instant.now().minusSeconds(1), 20);
    told.sanction(cy, PREMODERATE, null, 20);
    drainNotifications();
    told.tie(bob, ada, true, false, false, 1);
    told.tie(cy, ada, true, false, false, 1);

    assertThat(actors(shown(ada).get("items").get(0))).containsExactlyInAnyOrder(bob, cy);
  }

  @Test
  void newFollowersOfADayAreOneNotification() throws Exception {
    long ada = newMember();
    for (int fan = 1; fan <= 5; fan++) {
      told.tie(60_000 + fan, ada, true, false, false, 10);
    }
    told.tie(60_005, ada, false, false, false, 11);
    told.tie(60_005, ada, true, false, false, 12);
    told.tie(60_001, ada, false, false, false, 11);

    var follow = shown(ada).get("items").get(0);
    assertThat(follow.get("kind").asString()).isEqualTo("follow");
    assertThat(follow.get("count").asInt()).isEqualTo(4);
    assertThat(actors(follow)).hasSize(3).isSubsetOf(60_002L, 60_003L, 60_004L, 60_005L);
    assertThat(follow.get("commentId").isNull()).isTrue();
  }

  @Test
  void aReplyThatIsHeardOfBeforeWhatItAnswersIsToldThen() throws Exception {
    long ada = newMember();
    long bob = newMember();
    var root = Told.comment(ada, null);
    var reply = told.tell(Told.comment(bob, root));
    assertThat(shown(ada).get("items")).isEmpty();

    told.tell(root);
    assertThat(summary(shown(ada))).containsExactly("reply " + reply.commentId());
  }

  @Test
  void pagesAreWalkedToTheirEndAndReadUpTo() throws Exception {
    long ada = newMember();
    long bob = newMember();
    for (int i = 0; i < 7; i++) {
      told.tell(Told.comment(bob, null, ada));
    }
    shown(ada);
    var first = page(ada, "?limit=4");
    var cursor = first.get("nextCursor").asString();
    var second = page(ada, "?limit=4&cursor=" + cursor);
    assertThat(first.get("items")).hasSize(4);
    assertThat(second.get("items")).hasSize(3);
    assertThat(second.get("nextCursor").isNull()).isTrue();
    assertThat(first.get("unread").asInt()).isEqualTo(7);

    long third = second.get("items").get(0).get("sequence").asLong();
    assertThat(read(ada, third).get("unread").asInt()).isEqualTo(4);
    assertThat(read(ada, 1).get("unread").asInt()).as("what is read stays read").isEqualTo(4);
    assertThat(page(ada, "?limit=5").get("items").get(4).get("read").asBoolean()).isTrue();
    assertThat(page(ada, "?limit=5").get("items").get(3).get("read").asBoolean()).isFalse();
    assertThat(read(ada, Long.MAX_VALUE).get("unread").asInt()).isZero();

    assertThat(page(bob, "?limit=4&cursor=" + cursor).get("code").asString())
        .isEqualTo("invalid-cursor");
    assertThat(page(ada, "?limit=51").get("code").asString()).isEqualTo("invalid-request");
    for (var bad : new String[] {"{}", "{\"upTo\":\"1\"}", "{\"upTo\":-1}", "{\"upTo\":1.5}"}) {
      assertThat(door.callAt(ada, "POST", "/v1/notifications/read", bad).status())
          .as(bad)
          .isEqualTo(400);
    }
    assertThat(door.callAt(0, "GET", "/internal/notifications?limit=5", null).status())
        .isEqualTo(401);
  }
}
