package io.tulou.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ServiceUserTest {
  @Test
  void commentServiceMayOnlyRead() {
    assertThat(ServiceUser.COMMENT_SERVICE.grants(SchemaNames.DEFAULT))
        .containsExactly("GRANT SELECT ON comment.* TO 'comment_service'@'%'");
  }

  @Test
  void nobodyMayChangeTheAudit() {
    assertThat(ServiceUser.COMMENT_JOB.grants(SchemaNames.DEFAULT))
        .filteredOn(grant -> grant.contains(".decision"))
        .containsExactly("GRANT INSERT ON comment.decision TO 'comment_job'@'%'");
  }

  @Test
  void nobodyReachesAnotherSchema() {
    assertThat(ServiceUser.FEED_SERVICE.grants(SchemaNames.DEFAULT))
        .allMatch(grant -> grant.contains(" ON feed."));
    assertThat(ServiceUser.HISTORY_SERVICE.grants(SchemaNames.DEFAULT))
        .allMatch(grant -> grant.contains(" ON history."));
  }

  @Test
  void aSchemaNameIsNeverAWayIntoSql() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SchemaNames.withSuffix("a; DROP DATABASE comment"));
  }
}
