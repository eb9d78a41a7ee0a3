package io.tulou.commentjob.store;

import io.tulou.commentjob.store.WrittenTexts.Written;
import java.nio.ByteBuffer;
import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import org.apache.ibatis.type.BaseTypeHandler;
import org.apache.ibatis.type.JdbcType;
import org.jspecify.annotations.Nullable;

/** Sixteen bytes for each text: its hash, then the milliseconds. */
final class WrittenTextsHandler extends BaseTypeHandler<WrittenTexts> {
  private static final int BYTES = 2 * Long.BYTES;

  @Override
  public void setNonNullParameter(
      PreparedStatement statement, int index, WrittenTexts texts, @Nullable JdbcType type)
      throws SQLException {
    var packed = ByteBuffer.allocate(texts.latestFirst().size() * BYTES);
    for (var text : texts.latestFirst()) {
      packed.putLong(text.hash()).putLong(text.at().toEpochMilli());
    }
    statement.setBytes(index, packed.array());
  }

  @Override
  public WrittenTexts getNullableResult(ResultSet rows, String column) throws SQLException {
    return read(rows.getBytes(column));
  }

  @Override
  public WrittenTexts getNullableResult(ResultSet rows, int column) throws SQLException {
    return read(rows.getBytes(column));
  }

  @Override
  public WrittenTexts getNullableResult(CallableStatement call, int column) throws SQLException {
    return read(call.getBytes(column));
  }

  private static WrittenTexts read(byte[] packed) {
    var texts = new ArrayList<Written>();
    for (var bytes = ByteBuffer.wrap(packed); bytes.hasRemaining(); ) {
      texts.add(new Written(bytes.getLong(), Instant.ofEpochMilli(bytes.getLong())));
    }
    return new WrittenTexts(texts);
  }
}
