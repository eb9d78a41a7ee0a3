package io.tulou.commentjob.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeyConditionTest {
  @Test
  void idsStandBeneathTheirSubjects() {
    var condition =
        KeyCondition.ids(
            "comment_id",
            List.of(new SubjectIds(5, List.of(1L, 2L)), new SubjectIds(6, List.of(3L))));

    assertThat(condition.sql())
        .isEqualTo(
            "(subject_id = 5 AND comment_id IN (1,2)) OR (subject_id = 6 AND comment_id IN (3))");
  }

  @Test
  void textIsNeverReadAsSql() {
    var condition =
        KeyCondition.idempotencyKeys(List.of(new IdempotencyRow.Key(5, 7, "a' OR '1'='1")));

    assertThat(condition.sql())
        .isEqualTo(
            "(subject_id = 5 AND member_id = 7 AND idem_key = _utf8mb4"
                + " X'6127204f52202731273d2731' COLLATE utf8mb4_bin)");
  }
}
