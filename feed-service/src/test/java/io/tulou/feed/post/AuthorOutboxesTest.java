package io.tulou.feed.post;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class AuthorOutboxesTest {
  private int rowsRead;

  @Test
  void findsWhatSortingEverythingWouldFind() {
    for (long seed = 0; seed < 2_000; seed++) {
      var random = new Random(seed);
      var rows = new ArrayList<OutboxRow>();
      int authors = 1 + random.nextInt(12);
      for (long id = 1; id <= random.nextInt(300); id++) {
        long author = 1 + Math.min(random.nextInt(authors), random.nextInt(authors));
        rows.add(new OutboxRow(author, id));
      }
      long below = random.nextInt(320);
      int limit = random.nextInt(60);
      var found = outboxes(rows).newest(LongStream.rangeClosed(1, authors).toArray(), below, limit);
      assertThat(found)
          .as("seed %d", seed)
          .isEqualTo(
              rows.stream()
                  .mapToLong(OutboxRow::postId)
                  .filter(id -> id < below)
                  .boxed()
                  .sorted(Comparator.reverseOrder())
                  .limit(limit)
                  .mapToLong(Long::longValue)
                  .toArray());
    }
  }

  @Test
  void whatIsReadGrowsWithTheAnswerAndNotWithWhatWasWritten() {
    var rows = new ArrayList<OutboxRow>();
    for (long id = 1; id <= 100_000; id++) {
      rows.add(new OutboxRow(1 + id % 100, id));
    }
    var found = outboxes(rows).newest(LongStream.rangeClosed(1, 100).toArray(), 50_000, 20);
    assertThat(found).hasSize(20).startsWith(49_999);
    assertThat(rowsRead).isLessThanOrEqualTo(100 * 8);
  }

  private AuthorOutboxes outboxes(List<OutboxRow> rows) {
    rowsRead = 0;
    return new AuthorOutboxes(
        (positions, each) -> {
          var found = new ArrayList<OutboxRow>();
          for (var position : positions) {
            rows.stream()
                .filter(row -> row.authorId() == position.authorId())
                .filter(row -> row.postId() < position.below())
                .sorted(Comparator.comparingLong(OutboxRow::postId).reversed())
                .limit(each)
                .forEach(found::add);
          }
          rowsRead += found.size();
          return found;
        },
        _ -> Map.of());
  }
}
