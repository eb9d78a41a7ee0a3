package io.tulou.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Two hundred attempts to have a script run in somebody else's page, through every way a text comes
 * in. What comes out is checked byte by byte against the few forms it may have, by no code of the
 * platform.
 */
@ExtendWith(RunningPlatform.class)
class InertTextIT {
  private static final Pattern TAG =
      Pattern.compile(
          "</?(?:p|em|strong|code|pre|a)>|<br />|<!-- -->"
              + "|<a href=\"https?://[^\"<>\\s]*\" rel=\"nofollow ugc noopener\">");

  @Test
  void whateverIsTypedComesOutInert(Door door) throws Exception {
    var subject = Door.newSubject();
    var ada = door.newMember("<b>Ada</b><script>alert(1)</script>");
    var mo = door.newMember("Mo", "moderate");
    var payloads = payloads();
    assertThat(payloads).hasSizeGreaterThanOrEqualTo(200);

    try (var threads = Executors.newFixedThreadPool(4)) {
      var done = new ArrayList<Future<?>>();
      for (int i = 0; i < payloads.size(); i++) {
        var payload = payloads.get(i);
        int number = i;
        done.add(threads.submit(() -> attack(subject, ada, mo, payload, number)));
      }
      for (var each : done) {
        each.get();
      }
    }

    String cursor = null;
    int read = 0;
    do {
      var path = "/v1/subjects/" + subject + "/comments?sort=newest&limit=50";
      var page = mo.get(cursor == null ? path : path + "&cursor=" + cursor).expect(200);
      isData(page);
      for (var item : page.items()) {
        isInert(item);
        read++;
      }
      cursor = page.json().path("nextCursor").asStringOpt().orElse(null);
    } while (cursor != null);
    assertThat(read).isGreaterThan(payloads.size() / 2);
    var reviewed =
        mo.get("/v1/moderation/comments?subject=" + subject + "&limit=50&sort=oldest").expect(200);
    isData(reviewed);
    reviewed.items().forEach(InertTextIT::isInert);
    var posts = ada.get("/v1/members/" + ada.id() + "/posts?limit=50").expect(200);
    isData(posts);
    posts.items().forEach(InertTextIT::isInert);
  }

  private static void attack(String subject, Member ada, Member mo, String payload, int number) {
    var text = payload + " " + number;
    var written =
        ada.post("/v1/subjects/" + subject + "/comments", Map.of("text", text), "xss-" + number);
    isTakenOrRefused(written, 201, 202, 422);
    var post = ada.post("/v1/posts", Map.of("text", text), "xss-post-" + number);
    isTakenOrRefused(post, 201, 422);
    if (post.status() == 201) {
      isInert(post.json());
    }
    if (written.status() == 422) {
      return;
    }
    isInert(written.json());
    var path = "/v1/comments/" + written.json().path("id").asString();
    var edited = ada.call("PATCH", path, Map.of("text", payload + " again " + number));
    isTakenOrRefused(edited, 200, 202, 422);
    if (edited.status() != 422) {
      isInert(edited.json());
    }
    isTakenOrRefused(
        mo.call("POST", path + "/reports", Map.of("reason", "spam", "note", payload)),
        202,
        204,
        400);
    var decided =
        mo.call(
            "POST",
            "/v1/moderation/decisions",
            Map.of(
                "commentIds",
                List.of(written.json().path("id").asString()),
                "action",
                "approve",
                "reason",
                payload,
                "note",
                payload));
    isTakenOrRefused(decided, 200, 400);
  }

  private static void isTakenOrRefused(Answer answer, Integer... statuses) {
    assertThat(answer.status())
        .as(answer.request() + " -> " + answer.body())
        .isIn((Object[]) statuses);
    isData(answer);
  }

  /** No browser takes it for a page. */
  private static void isData(Answer answer) {
    assertThat(answer.headers().firstValue("X-Content-Type-Options"))
        .as(answer.request())
        .hasValue("nosniff");
    if (!answer.body().isEmpty()) {
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .as(answer.request())
          .matches("application/(problem\\+)?json.*");
    }
  }

  private static void isInert(JsonNode item) {
    var html = item.path("html").asString();
    var rest = TAG.matcher(html).replaceAll("");
    assertThat(rest).as(html).isNotEmpty().doesNotContain("<", ">");
  }

  private static List<String> payloads() throws IOException {
    var json = JsonMapper.builder().build();
    try (var lines = InertTextIT.class.getResourceAsStream("/xss-payloads.jsonl")) {
      assertThat(lines).isNotNull();
      return new String(lines.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> json.readValue(line, String.class))
          .toList();
    }
  }
}
