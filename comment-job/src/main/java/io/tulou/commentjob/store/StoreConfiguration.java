package io.tulou.commentjob.store;

import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.type.EnumOrdinalTypeHandler;
import org.mybatis.spring.annotation.MapperScan;
import org.mybatis.spring.boot.autoconfigure.ConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** MyBatis for rows that are records, and the tables. */
@Configuration(proxyBeanMethods = false)
@MapperScan("io.tulou.commentjob.store")
public class StoreConfiguration {
  private static final int STATEMENT_TIMEOUT_SECONDS = 5;

  @Bean
  ConfigurationCustomizer rowsAreRecords() {
    return configuration -> {
      configuration.setDefaultExecutorType(ExecutorType.BATCH);
      configuration.setDefaultStatementTimeout(STATEMENT_TIMEOUT_SECONDS);
      configuration.setMapUnderscoreToCamelCase(true);
      configuration.setArgNameBasedConstructorAutoMapping(true);
      configuration.setDefaultEnumTypeHandler(EnumOrdinalTypeHandler.class);
      configuration.getTypeHandlerRegistry().register(java.time.Instant.class, new UtcInstantHandler());
    };
  }

  @Bean
  CommentTables commentTables(SubjectMapper subjects, CommentMapper comments, TraceMapper traces) {
    return new MyBatisCommentTables(subjects, comments, traces);
  }
}
