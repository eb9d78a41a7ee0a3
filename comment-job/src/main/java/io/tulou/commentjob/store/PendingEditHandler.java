package io.tulou.commentjob.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tulou.common.log.MessageCodec;
import io.tulou.contract.comment.PendingEdit;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;

/** An edit that awaits review, as JSON in one column. */
final class PendingEditHandler extends BaseTypeHandler<PendingEdit> {
  private static final MessageCodec<PendingEdit> CODEC = new MessageCodec<>(PendingEdit.class);

  /** The form that is read again. */
  static String write(PendingEdit edit) {
    return new String(CODEC.encode(edit), UTF_8);
  }

  @Override
  public void setNonNullParameter(
      PreparedStatement statement, int index, PendingEdit edit, @Nullable JdbcType type)
      throws SQLException {
    statement.setString(index, write(edit));
  }

  @Override
  public @Nullable PendingEdit getNullableResult(ResultSet rows, String column)
      throws SQLException {
    return read(rows.getString(column));
  }

  @Override
  public @Nullable PendingEdit getNullableResult(ResultSet rows, int column) throws SQLException {
    return read(rows.getString(column));
  }

  @Override
  public @Nullable PendingEdit getNullableResult(CallableStatement call, int column)
      throws SQLException {
    return read(call.getString(column));
  }

  private @Nullable PendingEdit read(@Nullable String json) {
    return json == null ? null : CODEC.decode(json.getBytes(UTF_8));
  }
}
