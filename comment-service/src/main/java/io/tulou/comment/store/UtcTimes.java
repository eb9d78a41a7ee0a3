package io.tulou.comment.store;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;
import org.mybatis.spring.boot.autoconfigure.ConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Times are stored as UTC without a zone; neither the session's nor the process's zone matters. */
@Configuration(proxyBeanMethods = false)
class UtcTimes {
  @Bean
  ConfigurationCustomizer utcInstants() {
    return mybatis ->
        mybatis.getTypeHandlerRegistry().register(Instant.class, new UtcInstantHandler());
  }

  private static final class UtcInstantHandler extends BaseTypeHandler<Instant> {
    @Override
    public void setNonNullParameter(
        PreparedStatement statement, int index, Instant instant, JdbcType type)
        throws SQLException {
      statement.setObject(index, LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
    }

    @Override
    public @Nullable Instant getNullableResult(ResultSet row, String column) throws SQLException {
      return instant(row.getObject(column, LocalDateTime.class));
    }

    @Override
    public @Nullable Instant getNullableResult(ResultSet row, int column) throws SQLException {
      return instant(row.getObject(column, LocalDateTime.class));
    }

    @Override
    public @Nullable Instant getNullableResult(CallableStatement call, int column)
        throws SQLException {
      return instant(call.getObject(column, LocalDateTime.class));
    }

    private static @Nullable Instant instant(@Nullable LocalDateTime stored) {
      return stored == null ? null : stored.toInstant(ZoneOffset.UTC);
    }
  }
}
