package io.tulou.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPlatform.class)
class FeedPathIT {
  @Test
  void aPostComesToItsFollowersWithAuthorCountAndBestComment(Door door) {
    var ada = door.newMember("Ada");
    var bo = door.newMember("Bo");
    bo.follows(ada);
    var post = ada.posts("Hello from the courtyard");
    var postId = post.path("id").asString();
    var best = bo.comments("post/" + postId, "good to see you");

    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> {
          var feed = bo.get("/v1/feed").expect(200);
          assertThat(feed.each("id")).containsExactly(postId);
          var item = feed.items().getFirst();
          assertThat(item.path("author").path("name").asString()).isEqualTo("Ada");
          assertThat(item.path("commentCount").asInt()).isEqualTo(1);
          assertThat(item.path("bestComment").path("id").asString())
              .isEqualTo(best.path("id").asString());
        });
    assertThat(ada.get("/v1/feed").expect(200).each("id")).containsExactly(postId);
  }

  @Test
  void unfollowDeleteAndBlockHoldFromTheNextRead(Door door) {
    var ada = door.newMember("Ada");
    var bo = door.newMember("Bo");
    bo.follows(ada);
    var first = ada.posts("one").path("id").asString();
    var second = ada.posts("two").path("id").asString();
    assertThat(bo.get("/v1/feed").expect(200).each("id")).containsExactly(second, first);

    ada.call("DELETE", "/v1/posts/" + first, null).expect(204);
    assertThat(bo.get("/v1/feed").expect(200).each("id")).containsExactly(second);

    bo.unfollows(ada);
    assertThat(bo.get("/v1/feed").expect(200).each("id")).isEmpty();

    bo.follows(ada);
    assertThat(bo.get("/v1/feed").expect(200).each("id")).containsExactly(second);

    ada.call("PUT", "/v1/members/" + bo.id() + "/block", null).expect(204);
    assertThat(bo.get("/v1/feed").expect(200).each("id")).isEmpty();
  }

  @Test
  void scrollingEndsAtTheTrueEndWithoutGapOrRepeat(Door door) {
    var bo = door.newMember("Bo");
    var authors = List.of(door.newMember("A"), door.newMember("B"), door.newMember("C"));
    var expected = new ArrayList<String>();
    authors.forEach(bo::follows);
    for (int i = 0; i < 45; i++) {
      expected.addFirst(authors.get(i % 3).posts("post " + i).path("id").asString());
    }

    var seen = new ArrayList<String>();
    String cursor = null;
    do {
      var page =
          bo.get(cursor == null ? "/v1/feed?limit=10" : "/v1/feed?limit=10&cursor=" + cursor);
      seen.addAll(page.expect(200).each("id"));
      cursor = page.json().path("nextCursor").asStringOpt().orElse(null);
    } while (cursor != null);

    assertThat(seen).containsExactlyElementsOf(expected);
  }

  @Test
  void aProfileCountsFollowersAndSaysHowTheCallerStandsToIt(Door door) {
    var ada = door.newMember("Ada");
    var bo = door.newMember("Bo");
    bo.follows(ada);
    bo.follows(ada);

    var profile = bo.get("/v1/members/" + ada.id()).expect(200).json();

    assertThat(profile.path("followerCount").asInt()).isEqualTo(1);
    assertThat(profile.toString()).contains("\"following\":true").contains("\"followedBy\":false");
    assertThat(door.get("/v1/members/" + ada.id() + "/followers").expect(200).each("name"))
        .containsExactly("Bo");
  }
}
