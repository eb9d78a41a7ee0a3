package io.tulou.common.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.awaitility.Awaitility.await;

import io.tulou.common.cache.TestRedis;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.data.redis.RedisConnectionFailureException;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

@ExtendWith(TestRedis.class)
class HangingRedisIT {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final HangingRedis hanging = new HangingRedis();
  private LettuceConnectionFactory connections;
  private StringRedisTemplate redis;

  @BeforeEach
  void connect() {
    var patient = TestRedis.connections();
    connections =
        new LettuceConnectionFactory(
            patient.getStandaloneConfiguration(),
            LettuceClientConfiguration.builder().commandTimeout(Duration.ofMillis(100)).build());
    connections.afterPropertiesSet();
    connections.start();
    redis = new StringRedisTemplate(HangingRedisGuard.guarded(connections, hanging));
    redis.opsForValue().set("{m:1}:word", "here");
  }

  @AfterEach
  void disconnect() {
    connections.destroy();
  }

  @Test
  void nobodyWaitsForARedisThatDoesNotAnswerAndAllAreBackWithItsFirstAnswer()
      throws InterruptedException {
    hanging.look(connections);
    assertThat(redis.opsForValue().get("{m:1}:word")).isEqualTo("here");

    pause();
    hanging.look(connections);
    hanging.look(connections);
    assertThatNoException().isThrownBy(hanging::check);
    hanging.look(connections);

    long begun = System.nanoTime();
    assertThatExceptionOfType(RedisConnectionFailureException.class)
        .isThrownBy(() -> redis.opsForValue().get("{m:1}:word"));
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(80));

    await()
        .ignoreExceptionsInstanceOf(RedisConnectionFailureException.class)
        .untilAsserted(() -> {
          hanging.look(connections);
          assertThat(redis.opsForValue().get("{m:1}:word")).isEqualTo("here");
        });
  }

  private void pause() {
    try (var connection = connections.getConnection()) {
      connection.execute(
          "CLIENT",
          "PAUSE".getBytes(US_ASCII),
          Long.toString(PAUSE.toMillis()).getBytes(US_ASCII),
          "ALL".getBytes(US_ASCII));
    }
  }
}
