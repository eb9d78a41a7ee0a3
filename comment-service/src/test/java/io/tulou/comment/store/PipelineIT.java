package io.tulou.comment.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.comment.testing.CommentServiceTest;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.RedisCallback;

class PipelineIT extends CommentServiceTest {
  @Autowired private CachedIndex index;

  @Test
  void aPipelineOpensNoConnectionForItself() {
    var ref = rows.subject().ref();
    var page = new CachedIndex.Query(ref, 0, Sort.NEWEST, Sort.NEWEST.start(), 20);
    index.read(List.of(page, page));
    long before = connectionsEver();

    for (int i = 0; i < 100; i++) {
      assertThat(index.read(List.of(page, page))).hasSize(2);
    }

    // Others have pipelines of their own at the same time.
    assertThat(connectionsEver() - before).isLessThan(30);
  }

  private long connectionsEver() {
    var stats = redis.execute((RedisCallback<Object>) c -> c.serverCommands().info("stats"));
    var text = Objects.toString(stats);
    var key = "total_connections_received=";
    int start = text.indexOf(key) + key.length();
    return Long.parseLong(text.substring(start).split("[,}]")[0]);
  }
}
