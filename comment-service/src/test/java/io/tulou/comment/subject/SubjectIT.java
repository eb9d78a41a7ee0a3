package io.tulou.comment.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.comment.testing.Rows.SubjectRow;
import io.tulou.comment.testing.WritingTest;
import io.tulou.common.identity.Caller;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class SubjectIT extends WritingTest {
  @Test
  void subjectsArePutByAdministratorsAndReadByAll() {
    var ref = fresh();
    var path = "/v1/subjects/" + ref.key();

    assertThat(status(http(MODERATOR), HttpMethod.PUT, path, "{}")).isEqualTo(403);
    assertThat(put(ADMIN, ref, "{\"state\":\"locked\",\"ownerId\":\"7\"}"))
        .contains("\"state\":\"locked\"", "\"rootCount\":0");
    assertThat(body(http(Caller.NOBODY), HttpMethod.GET, path, null))
        .contains("\"state\":\"locked\"", "\"mode\":\"post\"", "\"slowModeSeconds\":0");
    for (var bad :
        List.of(
            "{\"state\":1}",
            "{\"state\":\"Open\"}",
            "{\"ownerId\":7}",
            "{\"ownerId\":\"0\"}",
            "{\"url\":\"javascript:alert(1)\"}",
            "{\"slowModeSeconds\":-1}",
            "{\"slowModeSeconds\":\"5\"}",
            "{\"title\":\"\\ud800\"}",
            "{\"version\":3}")) {
      assertThat(status(http(ADMIN), HttpMethod.PUT, path, bad)).as(bad).isEqualTo(400);
    }
  }

  @Test
  void timesHaveThreeDigitsOfASecond() {
    SubjectRow half = rows.subject();
    long comment = rows.root(half, 1, 1);

    assertThat(body(http(ADA), HttpMethod.GET, "/v1/subjects/" + half.ref().key(), null))
        .contains("\"createdAt\":\"2026-11-21T03:04:05.500Z\"");
    assertThat(body(http(ADA), HttpMethod.GET, "/internal/comments/" + comment, null))
        .contains("\"createdAt\":\"2026-11-21T03:04:05.000Z\"");
    assertThat(body(http(ADA), HttpMethod.GET, "/v1/subjects/video/never.was", null))
        .contains("\"createdAt\":null", "\"state\":\"open\"");
  }

  @Test
  void countsComeInTheOrderAsked() {
    var subject = fresh();
    publish(ADA, subject, null, "one", null);
    var query = "/v1/comment-counts?subject=video/none&subject=" + subject.key();

    assertThat(body(http(Caller.NOBODY), HttpMethod.GET, query, null))
        .isEqualTo(
            "{\"items\":[{\"type\":\"video\",\"id\":\"none\",\"rootCount\":0,\"commentCount\":0},"
                + "{\"type\":\"video\",\"id\":\"%s\",\"rootCount\":1,\"commentCount\":1}]}"
                    .formatted(subject.id()));
    for (var bad :
        List.of(
            "/v1/comment-counts",
            "/v1/comment-counts?subject=video",
            "/v1/comment-counts?subject=video/1&limit=5",
            "/v1/subjects/video/1?x=1",
            "/v1/comment-counts?" + "subject=video/1&".repeat(100) + "subject=video/2")) {
      assertThat(status(http(Caller.NOBODY), HttpMethod.GET, bad, null)).as(bad).isEqualTo(400);
    }
  }
}
