package io.tulou.commentjob.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.commentjob.RunningJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class CommentWalkIT extends RunningJob {
  private static final int SUBJECTS = 200;
  private static final int ROOTS = 50;
  private static final long FIRST = 1L << 50;
  private static final long AUTHOR = 1L << 51;
  private static final int PAGE = 100;

  @Autowired private CommentWalk walk;
  @Autowired private PlatformTransactionManager transactions;

  @BeforeEach
  void fill() {
    var subjects = new ArrayList<Object[]>();
    var roots = new ArrayList<Object[]>();
    for (int subject = 0; subject < SUBJECTS; subject++) {
      long subjectId = FIRST + subject;
      subjects.add(new Object[] {subjectId, "s" + subject});
      for (int floor = 1; floor <= ROOTS; floor++) {
        // Those of one subject are far apart, as where people talk about many things at once.
        roots.add(
            new Object[] {subjectId, FIRST + (long) floor * SUBJECTS + subject, floor, AUTHOR});
      }
    }
    jdbc.batchUpdate(
        "INSERT INTO subject (subject_id, type, id, created_at) VALUES (?, 'walked', ?, NOW(3))",
        subjects);
    jdbc.batchUpdate(
        """
        INSERT INTO comment_index (subject_id, comment_id, root_id, parent_id, floor, author_id,
          state, listed, hot, created_at) VALUES (?, ?, 0, 0, ?, ?, 0, 1, 0, NOW(3))
        """,
        roots);
  }

  /** The worker itself may not: no row of these tables is ever taken away. */
  @AfterEach
  void empty() {
    var admin =
        new JdbcTemplate(
            new DriverManagerDataSource(
                Objects.requireNonNull(settings().get("spring.datasource.url")),
                SERVERS.mysqlAdminUser(),
                SERVERS.mysqlAdminPassword()));
    admin.update("DELETE FROM comment_index WHERE subject_id >= ?", FIRST);
    admin.update("DELETE FROM subject WHERE type = 'walked'");
  }

  @Test
  void everyCommentIsMetOnceInTheOrderOfIds() {
    var met = new ArrayList<Long>();
    long behind = FIRST;
    for (var page = walk.behind(behind, 999); !page.isEmpty(); page = walk.behind(behind, 999)) {
      page.forEach(place -> {
        assertThat(place.subject().id()).isEqualTo("s" + (place.subjectId() - FIRST));
        met.add(place.commentId());
      });
      behind = page.getLast().commentId();
    }

    assertThat(met).hasSize(SUBJECTS * ROOTS).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void aPageReadsNoMoreRowsHoweverManyAreBehindIt() {
    assertThat(rowsRead(() -> walk.behind(FIRST, PAGE))).isLessThan(5 * PAGE);
    assertThat(rowsRead(() -> walk.behind(AUTHOR, FIRST, PAGE))).isLessThan(5 * PAGE);
  }

  /** By the server's own count for one connection. */
  private long rowsRead(Supplier<List<CommentWalk.Place>> page) {
    return new TransactionTemplate(transactions)
        .execute(_ -> {
          long before = handlerReads();
          assertThat(page.get()).hasSize(PAGE);
          return handlerReads() - before;
        });
  }

  private long handlerReads() {
    return jdbc
        .query(
            "SHOW SESSION STATUS LIKE 'Handler_read%'",
            (row, _) -> row.getString(1).endsWith("_retry") ? 0 : row.getLong(2))
        .stream()
        .mapToLong(Long::longValue)
        .sum();
  }
}
