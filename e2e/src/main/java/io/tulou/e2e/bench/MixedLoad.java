package io.tulou.e2e.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What members and moderators ask, in the shares of a crowd that came all at once: most of it is
 * what can wait. Each call gives its status and the class of its route.
 */
final class MixedLoad implements AutoCloseable {
  private static final int MEMBERS = 300;
  private static final int SUBJECTS = 40;
  private static final int ROOTS = 25;
  private static final int CALLERS = 8;

  /** The classes of the route table, most important first. */
  static final List<String> CLASSES =
      List.of("critical-plus", "critical", "sheddable-plus", "sheddable");

  private final HttpPool pool;
  private final Crowd crowd;
  private final String moderator;
  private final List<String> comments;

  private MixedLoad(HttpPool pool, Crowd crowd, String moderator, List<String> comments) {
    this.pool = pool;
    this.crowd = crowd;
    this.moderator = moderator;
    this.comments = List.copyOf(comments);
  }

  /** Members, subjects and comments to ask for. */
  static MixedLoad prepare(URI door) throws IOException {
    var pool = new HttpPool(door);
    var crowd = Crowd.gather(door, MEMBERS);
    var token =
        pool.call(
            "POST",
            "/dev/tokens",
            "",
            "{\"memberId\":\"400000\",\"name\":\"Moderator\",\"scopes\":[\"moderate\"]}");
    var moderator = "Authorization: Bearer " + Crowd.field(token.body(), "token") + "\r\n";
    var comments = java.util.Collections.synchronizedList(new ArrayList<String>());
    ClosedLoop.run(
        CALLERS,
        SUBJECTS * ROOTS,
        number -> {
          var answer = publish(pool, crowd, number, (int) (number % SUBJECTS));
          var id = Crowd.field(answer.body(), "id");
          if (!id.isEmpty()) {
            comments.add(id);
          }
          return Integer.toString(answer.status());
        });
    if (comments.size() < SUBJECTS * ROOTS / 2) {
      throw new IllegalStateException("only " + comments.size() + " comments were taken");
    }
    return new MixedLoad(pool, crowd, moderator, comments);
  }

  String description() {
    return """
    1 in 100 reviewing by a moderator (critical-plus), 12 first pages of %d subjects and 2 comments written (critical),
    45 single comments and replies (sheddable-plus), 40 histories (sheddable)\
    """
        .formatted(SUBJECTS)
        .replace('\n', ' ');
  }

  /** The call of that number, as a status and a class. */
  String call(long number) throws IOException {
    int kind = (int) Math.floorMod(number * 37, 100L);
    int subject = (int) Math.floorMod(number * 7919, (long) SUBJECTS);
    var comment = comments.get((int) Math.floorMod(number * 104_729, (long) comments.size()));
    if (kind < 1) {
      return get("/v1/moderation/comments?subject=video/" + name(subject), moderator)
          + " critical-plus";
    }
    if (kind < 13) {
      return get("/v1/subjects/video/" + name(subject) + "/comments", "") + " critical";
    }
    if (kind < 15) {
      return publish(pool, crowd, number, subject).status() + " critical";
    }
    if (kind < 35) {
      return get("/v1/comments/" + comment, "") + " sheddable-plus";
    }
    if (kind < 60) {
      return get("/v1/comments/" + comment + "/replies", "") + " sheddable-plus";
    }
    return get("/v1/history", crowd.of(number)) + " sheddable";
  }

  /** The screen of a subject. */
  HttpConnection.Answer screen(long number) throws IOException {
    return pool.call(
        "GET", "/v1/pages/subjects/video/" + name((int) (number % SUBJECTS)), crowd.of(number), "");
  }

  private int get(String path, String headers) throws IOException {
    return pool.call("GET", path, headers, "").status();
  }

  private static HttpConnection.Answer publish(HttpPool pool, Crowd crowd, long number, int subject)
      throws IOException {
    // Numbers begin anew with each load, and who says the same twice in a minute is refused.
    var key = UUID.randomUUID();
    var headers = crowd.of(number) + "Idempotency-Key: " + key + "\r\n";
    var body = "{\"text\":\"number %d of %s, and the chorus again\"}".formatted(number, key);
    return pool.call("POST", "/v1/subjects/video/" + name(subject) + "/comments", headers, body);
  }

  private static String name(int subject) {
    return "load-" + subject;
  }

  @Override
  public void close() throws IOException {
    pool.close();
  }
}
