package io.tulou.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.local.launcher.Platform;
import io.tulou.local.launcher.Service;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RunningPlatform.class)
class LivePathIT {
  @Test
  void aRoomHearsOfCommentsLikesAndRemovals(Door door) {
    var subject = Door.newSubject();
    var ada = door.newMember("Ada");
    try (var stream = door.listen("subject=" + subject, null, null)) {
      var root = ada.comments(subject, "is anybody listening?");
      var id = root.path("id").asString();
      stream.await("event: comment\ndata: ");
      stream.await("\"id\":\"" + id + "\"");

      door.newMember("Bo").likes(root);
      stream.await("\"id\":\"" + id + "\",\"likeCount\":1");

      var decision = Map.of("commentIds", List.of(id), "action", "remove", "reason", "spam");
      door.newMember("Moderator", "moderate")
          .post("/v1/moderation/decisions", decision, "live-" + id)
          .expect(200);
      stream.await("event: decision");
      assertThat(stream.text()).contains("\"effect\":\"gone\"").doesNotContain("anybody");
    }
  }

  @Test
  void aListenerIsSentAwayByADoorThatStopsAndHearsFromTheNextWhatItMissed(
      Door door, Platform platform) throws Exception {
    var subject = Door.newSubject();
    var ada = door.newMember("Ada");
    ada.comments(subject, "first");
    String lastHeard;
    try (var stream = door.listen("subject=" + subject, null, null)) {
      lastHeard = stream.lastId();
    }
    var missed = ada.comments(subject, "missed");
    try (var stream = door.listen("subject=" + Door.newSubject(), null, null)) {
      stream.await("id: ");
      platform.stop(Service.BFF);
      stream.awaitEnd();
      assertThat(stream.text().split("retry: ")).hasSize(3);
    } finally {
      platform.resume(Service.BFF);
    }

    try (var stream = door.listen("subject=" + subject, null, lastHeard)) {
      stream.await("\"id\":\"" + missed.path("id").asString() + "\"");
      assertThat(stream.text()).doesNotContain("event: reload");
    }
  }
}
