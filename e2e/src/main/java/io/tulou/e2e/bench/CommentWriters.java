package io.tulou.e2e.bench;

import java.io.IOException;
import java.util.Random;
import java.util.UUID;

/** Members who comment through the door; what they were promised is remembered. */
record CommentWriters(HttpPool pool, Crowd crowd, Acknowledged acknowledged) {
  /** Some are far hotter than others. */
  static final int SUBJECTS = 200;

  private static final long PATIENCE_NANOS = 30_000_000_000L;

  /** More requests under way than that wait at the driver, which their latency shows. */
  static final int CONNECTIONS = 512;

  private static final long FIRST_LOOK_MILLIS = 20;
  private static final long LONGEST_LOOK_MILLIS = 1_000;

  /** Rising rates; each with texts of its own, for nobody may say the same twice. */
  void warmUp(int from, int to, int seconds) {
    for (int rate = from; rate <= to; rate *= 2) {
      var phase = "warm-" + rate;
      OpenLoop.run(rate, seconds, number -> write(number, phase));
    }
  }

  /**
   * 201 says that readers see it; after a 202 the author looks until it has its floor, less and
   * less often: looking must not be the greater load.
   */
  String write(long number, String phase) throws IOException, InterruptedException {
    double hot = new Random(number).nextDouble();
    int subject = (int) (SUBJECTS * hot * hot * hot);
    var headers = crowd.of(number) + "Idempotency-Key: " + UUID.randomUUID() + "\r\n";
    var body =
        "{\"text\":\"%s comment %d: the song at minute three is what I came for\"}"
            .formatted(phase, number);
    var path = "/v1/subjects/video/%s-%d/comments".formatted(phase, subject);
    var answer = pool.call("POST", path, headers, body);
    if (answer.status() != 201 && answer.status() != 202) {
      return Integer.toString(answer.status());
    }
    var id = Crowd.field(answer.body(), "id");
    var outcome = answer.status() == 201 ? "201" : untilReadable(id, number);
    acknowledged.note(id, outcome);
    return outcome;
  }

  private String untilReadable(String id, long number) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    long pause = FIRST_LOOK_MILLIS;
    int status = 0;
    while (System.nanoTime() < end) {
      var read = pool.call("GET", "/v1/comments/" + id, crowd.of(number), "");
      status = read.status();
      if (status == 200 && !read.body().contains("\"floor\":null")) {
        return "202, then readable";
      }
      Thread.sleep(pause);
      pause = Math.min(LONGEST_LOOK_MILLIS, 2 * pause);
    }
    return "never readable within 30 s, at last " + status;
  }
}
