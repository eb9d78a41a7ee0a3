package io.tulou.commentjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.contract.SubjectRef;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts everything beneath a subject again, from the rows, and compares. */
public final class Recount {
  private final JdbcTemplate jdbc;

  public Recount(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  public void check(SubjectRef ref) {
    countsEqualARecount(ref);
    floorsAreWithoutGap(ref);
    pinsAreThoseOfTheSubject(ref);
  }

  private void countsEqualARecount(SubjectRef ref) {
    assertThat(
            count(
                """
                SELECT COUNT(*) FROM subject s WHERE s.id = '%s' AND s.comment_count = (
                  SELECT COUNT(*) FROM comment_index c
                  WHERE c.subject_id = s.subject_id AND c.state = 0) AND s.root_count = (
                  SELECT COUNT(*) FROM comment_index c
                  WHERE c.subject_id = s.subject_id AND c.state = 0 AND c.root_id = 0)
                """
                    .formatted(ref.id())))
        .isEqualTo(1);
    assertThat(
            count(
                """
                SELECT COUNT(*) FROM comment_index c JOIN subject s USING (subject_id)
                WHERE s.id = '%s' AND (c.reply_count <> (
                    SELECT COUNT(*) FROM comment_index r
                    WHERE r.subject_id = c.subject_id AND r.root_id = c.comment_id AND r.state = 0)
                  OR c.like_count <> (SELECT COUNT(*) FROM reaction r
                    WHERE r.subject_id = c.subject_id AND r.comment_id = c.comment_id AND r.kind = 0)
                  OR c.dislike_count <> (SELECT COUNT(*) FROM reaction r
                    WHERE r.subject_id = c.subject_id AND r.comment_id = c.comment_id AND r.kind = 1)
                  OR c.preview <> CASE WHEN c.root_id <> 0 THEN '' ELSE COALESCE((
                    SELECT GROUP_CONCAT(r.comment_id ORDER BY r.like_count DESC, r.floor SEPARATOR ',')
                    FROM (SELECT x.*, ROW_NUMBER() OVER (PARTITION BY x.subject_id, x.root_id
                          ORDER BY x.like_count DESC, x.floor) place
                          FROM comment_index x WHERE x.state = 0) r
                    WHERE r.subject_id = c.subject_id AND r.root_id = c.comment_id AND r.place <= 3), '')
                    END)
                """
                    .formatted(ref.id())))
        .isZero();
  }

  private void floorsAreWithoutGap(SubjectRef ref) {
    assertThat(
            count(
                """
                SELECT COUNT(*) FROM (SELECT root_id, MAX(floor) most, COUNT(*) n
                  FROM comment_index JOIN subject USING (subject_id) WHERE id = '%s'
                  GROUP BY root_id HAVING most <> n) gaps
                """
                    .formatted(ref.id())))
        .isZero();
  }

  private void pinsAreThoseOfTheSubject(SubjectRef ref) {
    assertThat(
            count(
                """
                SELECT COUNT(*) FROM comment_index c JOIN subject s USING (subject_id)
                WHERE s.id = '%s' AND (c.pinned <> (FIND_IN_SET(c.comment_id, s.pinned) > 0)
                  OR c.pinned = 1 AND c.state <> 0)
                """
                    .formatted(ref.id())))
        .isZero();
  }

  private long count(String sql) {
    var result = jdbc.queryForObject(sql, Long.class);
    assertThat(result).isNotNull();
    return result;
  }
}
