package io.tulou.comment.thread;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.comment.testing.DeepSubject;
import io.tulou.comment.testing.Platform;
import io.tulou.comment.testing.ReadingTest;
import io.tulou.comment.testing.RowsRead;
import io.tulou.comment.testing.ShownPage;
import io.tulou.common.identity.Caller;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.test.context.TestPropertySource;

/**
 * A page costs the same at any depth, without an index in Redis too. {@code
 * -Dtulou.depth.roots=1000000} makes it a subject of a million.
 */
@TestInstance(Lifecycle.PER_CLASS)
// A first page that is asked for again and again is kept as it is sent; here it is to be read.
@TestPropertySource(properties = "tulou.comment.caches.hot-pages.most=0")
class DepthIT extends ReadingTest {
  private static final int ROOTS = Integer.getInteger("tulou.depth.roots", 60_000);
  private static final boolean IS_FULL_SIZE = ROOTS >= 1_000_000;
  private static final int ROUNDS = IS_FULL_SIZE ? 400 : 60;
  private static final int LIMIT = 20;
  private static final int MOST_ROWS = 200;

  private final RowsRead rowsRead = new RowsRead();
  private DeepSubject deep;

  @BeforeAll
  void fill() {
    if (IS_FULL_SIZE) {
      // Tests share a small server; what holds gigabytes has memory for the upper levels of them.
      Platform.admin().execute("SET GLOBAL innodb_buffer_pool_size = 1073741824");
      Platform.admin().execute("SET GLOBAL innodb_log_file_size = 536870912");
    }
    deep = rows.deepSubject(ROOTS);
    System.out.printf("%,d roots, %,d rows/s%n", ROOTS, deep.rowsPerSecond());
    if (IS_FULL_SIZE) {
      assertThat(deep.rowsPerSecond()).isGreaterThanOrEqualTo(20_000);
    }
  }

  @Test
  void noPageReadsMoreRowsThanItsContentsNeedWhereverItIs() {
    for (var sort : List.of("newest", "oldest", "hot")) {
      var first = list(Caller.NOBODY, deep.subject(), sort, LIMIT, null);
      assertFewRows(sort + " page 2", () -> page(sort, first.nextCursor()));
    }
    for (int part = 1; part <= 9; part++) {
      int floor = ROOTS / 10 * part;
      var cursor = cursorAt(floor);
      assertFewRows("page at " + floor, () -> page("newest", cursor));
      assertFewRows("context at " + floor, () -> contextAt(floor + LIMIT * 5));
    }
  }

  @Test
  void theFirstPageThePageInTheMiddleAndTheContextThereTakeTheSameTime() {
    int middle = ROOTS / 2;
    var cursor = cursorAt(middle);
    assertThat(page("newest", cursor).items().getFirst().floor()).isLessThan(middle);

    var calls =
        List.<Supplier<ShownPage>>of(
            () -> page("newest", null), () -> page("newest", cursor), () -> contextAt(middle));
    var nanos = new long[calls.size()][ROUNDS];
    for (int round = -ROUNDS / 2; round < ROUNDS; round++) {
      for (int call = 0; call < calls.size(); call++) {
        long begun = System.nanoTime();
        assertThat(calls.get(call).get().items()).hasSize(LIMIT);
        if (round >= 0) {
          nanos[call][round] = System.nanoTime() - begun;
        }
      }
    }

    var medians = Arrays.stream(nanos).mapToLong(DepthIT::median).sorted().toArray();
    System.out.printf(
        "first page %,d us, page in the middle %,d us, context %,d us%n",
        median(nanos[0]) / 1_000, median(nanos[1]) / 1_000, median(nanos[2]) / 1_000);
    // Beside other work one of the three may have more bad luck; access by offset would be far
    // above.
    double most = IS_FULL_SIZE ? 1.5 : 4;
    assertThat((double) medians[2] / medians[0]).isLessThanOrEqualTo(most);
  }

  private void assertFewRows(String what, Supplier<?> call) {
    long read = rowsRead.during(call);
    assertThat(read).as(what).isBetween((long) LIMIT, (long) MOST_ROWS);
  }

  private ShownPage page(String sort, String cursor) {
    return list(Caller.NOBODY, deep.subject(), sort, LIMIT, cursor);
  }

  private ShownPage contextAt(int floor) {
    return ShownPage.of(api(Caller.NOBODY).context(deep.commentId(floor), LIMIT, null));
  }

  /** The context's cursor leads to the page behind it. */
  private String cursorAt(int floor) {
    var context = contextAt(floor);
    assertThat(ids(context.items())).contains(deep.commentId(floor));
    return context.nextCursor();
  }

  private static long median(long[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
