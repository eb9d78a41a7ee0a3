package io.tulou.comment.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.lettuce.core.ClientOptions;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tulou.comment.CommentProperties;
import io.tulou.comment.testing.CommentServiceTest;
import io.tulou.common.cache.VersionedStore;
import io.tulou.common.coalesce.CoalesceTimeout;
import io.tulou.contract.comment.SubjectSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.data.redis.connection.RedisStandaloneConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettucePoolingClientConfiguration;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Every store of this service over a Redis that is not there. */
class WithoutRedisIT extends CommentServiceTest {
  @Autowired private SubjectMapper subjectMapper;
  @Autowired private CommentMapper commentMapper;
  @Autowired private IndexMapper indexMapper;
  @Autowired private RebuildGate rebuilds;
  @Autowired private ExecutorService loadThreads;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private LettuceConnectionFactory nowhere;

  @BeforeEach
  void connectToNowhere() {
    nowhere =
        new LettuceConnectionFactory(
            new RedisStandaloneConfiguration("127.0.0.1", 1),
            LettucePoolingClientConfiguration.builder()
                .clientOptions(
                    ClientOptions.builder()
                        .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                        .build())
                .build());
    nowhere.afterPropertiesSet();
    nowhere.start();
    statements.reset();
  }

  @AfterEach
  void disconnect() {
    nowhere.destroy();
  }

  @Test
  void everythingIsReadFromTheDatabase() {
    var row = rows.subject(0, 2, 2);
    var ids = List.of(rows.root(row, 1, 5), rows.root(row, 2, 4));
    var subjects =
        new SubjectStore(
            subjectMapper, new VersionedStore(nowhere), loadThreads, properties(), meters);
    var comments =
        new CommentStore(
            commentMapper, new VersionedStore(nowhere), loadThreads, properties(), meters);
    var ownWrites = new OwnWrites(new StringRedisTemplate(nowhere), properties());

    var subject = subjects.find(row.ref()).orElseThrow();
    var keys = ids.stream().map(id -> CommentKey.in(subject, id)).toList();

    assertThat(list(pages(properties()), subject, Sort.OLDEST)).isEqualTo(ids);
    assertThat(list(pages(properties()), subject, Sort.HOT)).isEqualTo(ids);
    assertThat(pages(properties()).listTops(List.of(subject), 1).get(subject.subjectId()))
        .extracting(IndexEntry::commentId)
        .containsExactly(ids.getFirst());
    assertThat(comments.findAll(keys)).containsOnlyKeys(keys);
    ownWrites.remember(comments.find(keys.getFirst()).orElseThrow());
    assertThat(ownWrites.list(row.ref(), 5)).isEmpty();
  }

  @Test
  void theDatabaseSeesABoundedNumberOfReads() {
    var properties =
        properties(
            Map.of("tulou.comment.database-reads", "2", "tulou.comment.read-patience", "400ms"));
    var subject =
        new SubjectStore(
                subjectMapper, new VersionedStore(nowhere), loadThreads, properties, meters)
            .find(rows.subject(0, 1, 1).ref())
            .orElseThrow();
    var pages = pages(properties);
    var query = statements.hold("IndexMapper.newest");
    var reads = new ArrayList<Thread>();
    Stream.of(1, 2)
        .map(count -> Thread.startVirtualThread(() -> listOrGiveUp(pages, subject, count)))
        .forEach(reads::add);
    await().until(() -> statements.of("IndexMapper.newest") == 2);

    assertThatExceptionOfType(CoalesceTimeout.class)
        .isThrownBy(() -> pages.list(subject, 0, Sort.NEWEST, Sort.NEWEST.start(), 3));

    assertThat(statements.of("IndexMapper.newest")).isEqualTo(2);
    query.countDown();
    await().until(() -> reads.stream().noneMatch(Thread::isAlive));
    assertThat(pages.list(subject, 0, Sort.NEWEST, Sort.NEWEST.start(), 3)).isEmpty();
  }

  private static void listOrGiveUp(IndexPages pages, SubjectSnapshot subject, int count) {
    try {
      pages.list(subject, 0, Sort.NEWEST, Sort.NEWEST.start(), count);
    } catch (CoalesceTimeout held) {
      // What is held on purpose is not answered in time.
    }
  }

  private IndexPages pages(CommentProperties properties) {
    return new IndexPages(new CachedIndex(nowhere), indexMapper, rebuilds, properties, meters);
  }

  private static List<Long> list(IndexPages pages, SubjectSnapshot subject, Sort sort) {
    return pages.list(subject, 0, sort, sort.start(), 10).stream()
        .map(IndexEntry::commentId)
        .toList();
  }

  private static CommentProperties properties() {
    return properties(Map.of());
  }

  private static CommentProperties properties(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("tulou.comment", CommentProperties.class);
  }
}
