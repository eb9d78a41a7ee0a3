package io.tulou.commentjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentCommand;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class ThroughputIT extends RunningJob {
  private static final Logger logger = LoggerFactory.getLogger(ThroughputIT.class);

  @Test
  void twentyThousandImportsDrainFast() {
    var commands = new ArrayList<CommentCommand>();
    for (int subject = 0; subject < 400; subject++) {
      var wishes = new Wishes(new SubjectRef("video", "bulk-" + subject));
      for (int i = 0; i < 50; i++) {
        commands.add(
            wishes.imported(
                Wishes.nextId(),
                "k" + i,
                i % 3 == 0 ? null : "k" + (i - i % 3),
                i % 4,
                Wishes.START));
      }
    }
    long start = System.nanoTime();
    append(commands);
    drain();
    double seconds = (System.nanoTime() - start) / 1e9;

    assertThat(
            count(
                "SELECT COUNT(*) FROM comment_index i JOIN subject s USING (subject_id)"
                    + " WHERE s.id LIKE 'bulk-%'"))
        .isEqualTo(20_000);
    assertThat(count("SELECT COUNT(*) FROM subject WHERE id LIKE 'bulk-%' AND comment_count <> 50"))
        .isZero();
    logger.info("{} comments/s drained", Math.round(20_000 / seconds));
  }

  private long count(String sql) {
    return jdbc.queryForObject(sql, Long.class);
  }
}
