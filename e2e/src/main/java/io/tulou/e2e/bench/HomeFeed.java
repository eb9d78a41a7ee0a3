package io.tulou.e2e.bench;

import java.io.IOException;
import java.net.URI;

/**
 * A member's home feed with twenty posts of those they follow.
 *
 * @param reader an {@code Authorization} header without its line end
 * @param length of its first page, in characters
 */
record HomeFeed(URI address, String reader, int length) {
  static final int AUTHORS = 10;

  private static final int POSTS_EACH = 2;
  private static final long PATIENCE_NANOS = 30_000_000_000L;
  private static final String TEXT =
      "what I learned this week about the song at minute three, and why nobody told me before: ";

  /** Writes the posts and follows, and returns when all of them are in the feed. */
  static HomeFeed write(URI door) throws IOException, InterruptedException {
    var crowd = Crowd.gather(door, AUTHORS + 1);
    var reader = crowd.of(AUTHORS);
    try (var pool = new HttpPool(door)) {
      for (int author = 0; author < AUTHORS; author++) {
        call(pool, "PUT", "/v1/members/" + Crowd.member(author) + "/follow", reader, "");
      }
      for (int post = 0; post < AUTHORS * POSTS_EACH; post++) {
        var body = "{\"text\":\"" + TEXT + post + "\"}";
        call(pool, "POST", "/v1/posts", crowd.of(post % AUTHORS), body);
      }
      long end = System.nanoTime() + PATIENCE_NANOS;
      while (true) {
        var page = call(pool, "GET", "/v1/feed", reader, "");
        if (page.split("\"commentCount\":", -1).length - 1 == AUTHORS * POSTS_EACH) {
          return new HomeFeed(door.resolve("/v1/feed"), reader.strip(), page.length());
        }
        if (System.nanoTime() > end) {
          throw new IOException("the feed is never whole: " + page);
        }
        Thread.sleep(100);
      }
    }
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
