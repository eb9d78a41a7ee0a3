package io.tulou.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What anybody may read carries a strong tag, and is not sent again to who has it. */
@ExtendWith(RunningPlatform.class)
class ConditionalReadIT {
  @Test
  void everyPublicReadOfCommentsHasATagThatHoldsUntilSomethingChanges(Door door) {
    var subject = Door.newSubject();
    var ada = door.newMember("Ada");
    var bo = door.newMember("Bo");
    var root = ada.comments(subject, "read me twice");
    var reply = bo.replies(subject, root, "once is enough");
    var id = root.path("id").asString();
    var comments = "/v1/subjects/" + subject + "/comments";
    var reads =
        List.of(
            "/v1/subjects/" + subject,
            "/v1/comment-counts?subject=" + subject,
            comments,
            comments + "?sort=newest",
            comments + "?sort=oldest&limit=1",
            "/v1/comments/" + id,
            "/v1/comments/" + id + "/replies",
            "/v1/comments/" + id + "/replies?sort=hot",
            "/v1/comments/" + id + "/context",
            "/v1/comments/" + reply.path("id").asString() + "/context",
            "/v1/members/" + ada.id() + "/comments",
            "/v1/pages/subjects/" + subject);

    var tags = reads.stream().map(path -> tag(door, path)).toList();
    for (int i = 0; i < reads.size(); i++) {
      var again = get(door, reads.get(i), "\"other\", " + tags.get(i)).expect(304);
      assertThat(again.body()).as(reads.get(i)).isEmpty();
      assertThat(again.headers().firstValue("ETag")).contains(tags.get(i));
    }

    bo.likes(root).expect(200);
    get(door, "/v1/comments/" + id, tags.get(5)).expect(200);
    get(door, comments, tags.get(2)).expect(200);
  }

  @Test
  void whatAMemberReadsIsForThatMemberAlone(Door door) {
    var subject = Door.newSubject();
    var ada = door.newMember("Ada");
    ada.comments(subject, "mine");

    var page = ada.get("/v1/subjects/" + subject + "/comments?sort=newest").expect(200);

    assertThat(page.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
    assertThat(page.headers().allValues("Vary")).contains("Authorization");
    ada.door()
        .call(
            "GET",
            "/v1/subjects/" + subject + "/comments?sort=newest",
            ada.token(),
            null,
            Map.of("If-None-Match", page.headers().firstValue("ETag").orElseThrow()))
        .expect(304);
  }

  private static String tag(Door door, String path) {
    var answer = get(door, path, "\"none\"").expect(200);
    assertThat(answer.headers().firstValue("Cache-Control")).as(path).hasValue("no-cache");
    var tag = answer.headers().firstValue("ETag").orElse("");
    assertThat(tag).as(path).matches("\"[^\"]+\"");
    return tag;
  }

  private static Answer get(Door door, String path, String tags) {
    return door.call("GET", path, null, null, Map.of("If-None-Match", tags));
  }
}
