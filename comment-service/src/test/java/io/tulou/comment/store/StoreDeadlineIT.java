package io.tulou.comment.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tulou.comment.testing.CommentServiceTest;
import io.tulou.comment.testing.Platform;
import io.tulou.common.deadline.Deadline;
import io.tulou.common.identity.Caller;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.http.HttpStatusCode;
import org.springframework.jdbc.core.ConnectionCallback;

/** What is asked of a store ends with the time of the request, in the store too. */
class StoreDeadlineIT extends CommentServiceTest {
  @Autowired private SlowMapper slow;

  @Test
  void aSlowStatementIsEndedByTheDatabase() {
    long begun = System.nanoTime();

    assertThatThrownBy(() -> Deadline.in(Duration.ofMillis(300)).call(slow::countForAges))
        .rootCause()
        .isInstanceOf(SQLException.class);

    assertThat(since(begun)).isBetween(Duration.ofMillis(250), Duration.ofSeconds(3));
    assertThat(running("for ages")).isZero();
    assertThat(slow.one()).isEqualTo(1);
  }

  @Test
  void aStatementThatIsTooLateIsNotSent() throws Exception {
    var late = Deadline.in(Duration.ZERO);

    assertThatThrownBy(() -> late.call(slow::one)).hasStackTraceContaining("DeadlineExceeded");
  }

  @Test
  void whoWaitsForALockedTableIsToldInTimeAndTheStatementGoesToo() {
    var subject = rows.subject(0, 1, 1).ref();
    Platform.admin()
        .execute(
            (ConnectionCallback<Void>)
                connection -> {
                  connection.createStatement().execute("lock tables subject write");
                  assertLateAndGone(connection, subject.key());
                  connection.createStatement().execute("unlock tables");
                  return null;
                });

    assertThat(get(subject.key(), 5_000).value()).isEqualTo(200);
  }

  @Test
  void aRedisThatDoesNotAnswerIsWaitedForNoLongerThanTheDeadline() {
    redis.execute(
        (RedisCallback<Object>)
            connection ->
                connection.execute(
                    "CLIENT",
                    "PAUSE".getBytes(StandardCharsets.US_ASCII),
                    "1500".getBytes(StandardCharsets.US_ASCII)));
    long begun = System.nanoTime();

    assertThatThrownBy(() ->
            Deadline.in(Duration.ofMillis(100)).call(() -> redis.opsForValue().get("nothing")))
        .isInstanceOf(QueryTimeoutException.class);

    // The client's own timeout is 500 ms.
    assertThat(since(begun)).isLessThan(Duration.ofMillis(400));
    await().ignoreExceptions().until(() -> redis.opsForValue().get("nothing") == null);
  }

  private void assertLateAndGone(Connection connection, String subject) throws SQLException {
    long begun = System.nanoTime();
    assertThat(get(subject, 400).value()).isEqualTo(504);
    assertThat(since(begun)).isLessThan(Duration.ofSeconds(2));
    // What others may wait for too goes on a little longer, and ends by itself.
    await()
        .atMost(Deadline.SHARED.plusSeconds(2))
        .until(() -> {
          try (var statement = connection.createStatement();
              var found = statement.executeQuery(count("max_statement_time"))) {
            found.next();
            return found.getLong(1) == 0;
          }
        });
  }

  private HttpStatusCode get(String subject, int millis) {
    return http(Caller.NOBODY)
        .get()
        .uri("/v1/subjects/" + subject)
        .header(Deadline.HEADER, Integer.toString(millis))
        .exchange((_, response) -> response.getStatusCode());
  }

  private static long running(String text) {
    Long found = Platform.admin().queryForObject(count(text), Long.class);
    return found == null ? 0 : found;
  }

  private static String count(String text) {
    return "select count(*) from information_schema.processlist where id <> connection_id()"
        + " and info like '%"
        + text
        + "%'";
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  @Mapper
  interface SlowMapper {
    @Select(
        """
        select /* for ages */ count(*) from information_schema.columns a
        join information_schema.columns b join information_schema.columns c
        join information_schema.columns d join information_schema.columns e
        """)
    long countForAges();

    @Select("select 1")
    int one();
  }
}
