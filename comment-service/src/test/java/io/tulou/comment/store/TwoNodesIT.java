package io.tulou.comment.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tulou.comment.CommentProperties;
import io.tulou.comment.testing.CommentServiceTest;
import io.tulou.common.cache.VersionedStore;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** Two nodes of this service: two stores over one Redis and one database. */
class TwoNodesIT extends CommentServiceTest {
  @Autowired private CommentMapper mapper;
  @Autowired private VersionedStore store;
  @Autowired private ExecutorService loadThreads;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

  @Test
  void aThousandReadersOfOneMissingCommentOnTwoNodesAskTheDatabaseOnceInAll() throws Exception {
    var subject = rows.subject(0, 1, 1);
    var key = new CommentKey(subject.ref(), subject.subjectId(), rows.root(subject, 1, 1));
    statements.reset();
    var query = statements.hold("CommentMapper.load");
    var answers = new ArrayList<Future<Optional<Long>>>();

    try (var readers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int n = 0; n < 2; n++) {
        var node = new CommentStore(mapper, store, loadThreads, patient(), meters);
        for (int i = 0; i < 500; i++) {
          answers.add(readers.submit(() -> node.find(key).map(found -> found.commentId())));
        }
      }
      await()
          .until(() ->
              statements.of("CommentMapper.load") > 0
                  && meters.get("tulou.cache.coalesced").counter().count() == 998);
      query.countDown();
    }

    for (var answer : answers) {
      assertThat(answer.get()).contains(key.commentId());
    }
    assertThat(statements.of("CommentMapper.load")).isEqualTo(1);
  }

  /** Whoever has no lease waits for who has it, as long as the test holds the query up. */
  private static CommentProperties patient() {
    var values =
        Map.of(
            "tulou.comment.caches.comments.fill-wait", "8s",
            "tulou.comment.caches.comments.load-timeout", "9s",
            "tulou.comment.caches.comments.lease", "10s",
            "tulou.comment.read-patience", "9s");
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("tulou.comment", CommentProperties.class);
  }
}
