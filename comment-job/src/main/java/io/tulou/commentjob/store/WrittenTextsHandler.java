package io.tulou.commentjob.store;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;

/** Reads and binds {@link WrittenTexts#packed}. */
final class WrittenTextsHandler extends BaseTypeHandler<WrittenTexts> {
  @Override
  public void setNonNullParameter(
      PreparedStatement statement, int index, WrittenTexts texts, @Nullable JdbcType type)
      throws SQLException {
    statement.setBytes(index, texts.packed());
  }

  @Override
  public WrittenTexts getNullableResult(ResultSet rows, String column) throws SQLException {
    return WrittenTexts.unpack(rows.getBytes(column));
  }

  @Override
  public WrittenTexts getNullableResult(ResultSet rows, int column) throws SQLException {
    return WrittenTexts.unpack(rows.getBytes(column));
  }

  @Override
  public WrittenTexts getNullableResult(CallableStatement call, int column) throws SQLException {
    return WrittenTexts.unpack(call.getBytes(column));
  }
}
