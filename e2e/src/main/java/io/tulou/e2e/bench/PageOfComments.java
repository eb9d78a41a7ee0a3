package io.tulou.e2e.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.regex.Pattern;

/**
 * A subject as many are read: twenty roots, mostly with three replies each, some liked.
 *
 * @param reader whose reactions some of them carry, an {@code Authorization} header without its
 *     line end
 */
record PageOfComments(URI door, String path, String reader) {
  private static final int ROOTS = 20;
  private static final int REPLIES_EACH = 3;
  private static final int LIKED = 5;
  private static final Duration WARM_UP = Duration.ofMinutes(1);
  private static final int WARM_UP_CALLERS = 4;
  private static final int WARM_UP_CALLS = 500;
  private static final int WRITERS = 10;
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String TEXT =
      "the song at minute three is what I came for and nobody told me that it was this good";

  /** Writes one, and returns when it can be read as a whole. */
  static PageOfComments write(URI door, String subject) throws IOException, InterruptedException {
    return write(door, subject, REPLIES_EACH);
  }

  /** Writes one with so many replies under each root. */
  static PageOfComments write(URI door, String subject, int replies)
      throws IOException, InterruptedException {
    var crowd = Crowd.gather(door, WRITERS);
    var path = "/v1/subjects/video/" + subject + "/comments";
    try (var pool = new HttpPool(door)) {
      var roots = new ArrayList<String>();
      for (int i = 0; i < ROOTS; i++) {
        roots.add(publish(pool, crowd, path, i, ""));
      }
      for (int i = 0; i < ROOTS * replies; i++) {
        publish(
            pool, crowd, path, ROOTS + i, ",\"parentId\":\"%s\"".formatted(roots.get(i % ROOTS)));
      }
      for (var liked : roots.subList(0, LIKED)) {
        call(
            pool, "PUT", "/v1/comments/" + liked + "/reaction", crowd.of(0), "{\"kind\":\"like\"}");
      }
      var page = new PageOfComments(door, path, crowd.of(0).strip());
      long end = System.nanoTime() + PATIENCE.toNanos();
      while (!isWhole(page.read("X-Bench: 1").body(), replies)) {
        if (System.nanoTime() > end) {
          throw new IOException("the page is never whole: " + page.read("X-Bench: 1").body());
        }
        Thread.sleep(100);
      }
      return page;
    }
  }

  /** Reads it with one more header. */
  HttpResponse<String> read(String header) throws IOException, InterruptedException {
    var parts = header.split(": ", 2);
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(address()).timeout(PATIENCE).header(parts[0], parts[1]).build(),
          BodyHandlers.ofString());
    }
  }

  /** Reads it with a token for a minute, until most of the code behind is compiled. */
  void warmUp() throws IOException {
    long end = System.nanoTime() + WARM_UP.toNanos();
    try (var pool = new HttpPool(door)) {
      while (System.nanoTime() < end) {
        ClosedLoop.run(
            WARM_UP_CALLERS,
            WARM_UP_CALLS,
            _ -> Integer.toString(pool.call("GET", path, reader + "\r\n", "").status()));
      }
    }
  }

  URI address() {
    return door.resolve(path);
  }

  private static boolean isWhole(String body, int replies) {
    return count(body, "\"replyCount\":" + replies + ",") == ROOTS
        && count(body, "\"likeCount\":1,") == LIKED;
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
  }

  private static String publish(HttpPool pool, Crowd crowd, String path, int number, String more)
      throws IOException {
    var body = "{\"text\":\"%d: %s\"%s}".formatted(number, TEXT, more);
    return Crowd.field(call(pool, "POST", path, crowd.of(number), body), "id");
  }

  private static String call(HttpPool pool, String method, String path, String headers, String body)
      throws IOException {
    var answer = pool.call(method, path, headers, body);
    if (answer.status() / 100 != 2) {
      throw new IOException("%s %s: %d %s".formatted(method, path, answer.status(), answer.body()));
    }
    return answer.body();
  }
}
