package io.tulou.common.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimedSqlTest {
  @Test
  void aSelectIsBoundedInTheWordsOfBothDatabases() {
    assertThat(TimedSql.of("select distinct a from b", 1_250))
        .isEqualTo(
            "/*M!100101 SET STATEMENT max_statement_time=1.250 FOR */ "
                + "select /*+ MAX_EXECUTION_TIME(1250) */ distinct a from b");
    assertThat(TimedSql.of("\n  SELECT 1", 7))
        .endsWith("FOR */ \n  SELECT /*+ MAX_EXECUTION_TIME(7) */ 1")
        .contains("max_statement_time=0.007 ");
  }

  @Test
  void otherStatementsHaveNoHintAndAreNotTakenForSelects() {
    var sql = TimedSql.of("insert into a select 1", 40);

    assertThat(sql).endsWith(" FOR */ insert into a select 1").doesNotContain("MAX_EXECUTION");
    assertThat(TimedSql.isSelect(sql)).isFalse();
    assertThat(TimedSql.isSelect(TimedSql.of("select 1", 40))).isTrue();
    assertThat(TimedSql.isSelect("selected")).isFalse();
  }
}
