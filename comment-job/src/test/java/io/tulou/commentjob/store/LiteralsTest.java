package io.tulou.commentjob.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.contract.comment.CommentState;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LiteralsTest {
  @Test
  void rowsAreWrittenValueByValue() {
    var literals = new Literals();
    literals.begin();
    literals.number(-5).flag(true).code(CommentState.REMOVED);
    literals.end();
    literals.begin();
    literals.time(Instant.parse("2026-01-02T03:04:05.006Z")).time(null);
    literals.bytes(new byte[] {0, -1});
    literals.end();

    assertThat(literals.rows()).isEqualTo(2);
    assertThat(literals).hasToString("(-5,1,2),('2026-01-02 03:04:05.006',NULL,X'00ff')");
  }

  @Test
  void textIsNeverReadAsSql() {
    var literals = new Literals();
    literals.begin();
    literals.text("'), (1").text("\\'").text("a\nb").text("{d}").text(null).text("ü").text("");
    literals.end();

    assertThat(literals)
        .hasToString("('''), (1',_utf8mb4 X'5c27',_utf8mb4 X'610a62','{d}',NULL,'ü','')");
  }
}
