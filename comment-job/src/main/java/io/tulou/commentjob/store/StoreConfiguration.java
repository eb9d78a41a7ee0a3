package io.tulou.commentjob.store;

import io.tulou.common.store.UtcInstantHandler;
import io.tulou.contract.comment.PendingEdit;
import java.time.Instant;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.type.EnumOrdinalTypeHandler;
import org.mybatis.spring.boot.autoconfigure.ConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** MyBatis for rows that are records, and the tables. */
@Configuration(proxyBeanMethods = false)
public class StoreConfiguration {
  @Bean
  ConfigurationCustomizer rowsAreRecords() {
    return configuration -> {
      configuration.setDefaultExecutorType(ExecutorType.BATCH);
      configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
      // Columns are listed in the order of the record: matching names costs as much as the query.
      configuration.setArgNameBasedConstructorAutoMapping(false);
      configuration.setDefaultEnumTypeHandler(EnumOrdinalTypeHandler.class);
      configuration.getTypeHandlerRegistry().register(Instant.class, new UtcInstantHandler());
      configuration.getTypeHandlerRegistry().register(PendingEdit.class, new PendingEditHandler());
      configuration
          .getTypeHandlerRegistry()
          .register(WrittenTexts.class, new WrittenTextsHandler());
    };
  }

  @Bean
  CommentWalk commentWalk(WalkMapper walk) {
    return new CommentWalk(walk);
  }

  @Bean
  CommentTables commentTables(
      SubjectMapper subjects, CommentMapper comments, TraceMapper traces, JdbcTemplate jdbc) {
    return new MyBatisCommentTables(subjects, comments, traces, jdbc);
  }
}
