package io.tulou.e2e.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/**
 * Readers without a token who ask the door for first pages, some far oftener than others, and for
 * single comments. What they get is looked at.
 */
final class ReadLoad implements AutoCloseable {
  private static final Pattern ID = Pattern.compile("\\{\"id\":\"(\\d+)\",\"subject\"");
  private static final Pattern FLOOR = Pattern.compile("\"floor\":(\\d+)");
  private static final int PAGES_OF_TEN = 6;
  private static final int PAGE = 20;

  private final HttpPool pool;
  private final int subjects;
  private final List<String> comments;

  private ReadLoad(HttpPool pool, int subjects, List<String> comments) {
    this.pool = pool;
    this.subjects = subjects;
    this.comments = comments;
  }

  /** The newest fifty comments of each of these subjects are what is asked for singly. */
  static ReadLoad of(LoadedComments loaded, URI door) throws IOException {
    var pool = new HttpPool(door);
    var comments = new ArrayList<String>();
    for (int subject = 0; subject < loaded.subjects(); subject++) {
      var answer = pool.call("GET", path(subject) + "&limit=50", "", "");
      var ids = ID.matcher(answer.body());
      while (ids.find()) {
        comments.add(ids.group(1));
      }
    }
    if (comments.size() < 50 * loaded.subjects()) {
      throw new IOException("only " + comments.size() + " comments were found");
    }
    return new ReadLoad(pool, loaded.subjects(), List.copyOf(comments));
  }

  /** The status, or that it was not what is there. */
  String call(long number) throws IOException {
    var random = new Random(number * 0x9E3779B97F4A7C15L);
    if (random.nextInt(10) < PAGES_OF_TEN) {
      double hot = random.nextDouble();
      var answer = pool.call("GET", path((int) (subjects * hot * hot * hot)), "", "");
      return answer.status() == 200 && !isFirstPage(answer.body())
          ? "wrong page"
          : Integer.toString(answer.status());
    }
    var id = comments.get(random.nextInt(comments.size()));
    var answer = pool.call("GET", "/v1/comments/" + id, "", "");
    return answer.status() == 200 && !answer.body().startsWith("{\"id\":\"" + id + "\"")
        ? "wrong comment"
        : Integer.toString(answer.status());
  }

  private static String path(int subject) {
    return "/v1/subjects/" + LoadedComments.subject(subject).key() + "/comments?sort=newest";
  }

  private static boolean isFirstPage(String body) {
    var floors = FLOOR.matcher(body);
    int next = LoadedComments.ROOTS;
    while (floors.find()) {
      if (Integer.parseInt(floors.group(1)) != next) {
        return false;
      }
      next--;
    }
    return next == LoadedComments.ROOTS - PAGE;
  }

  @Override
  public void close() throws IOException {
    pool.close();
  }
}
