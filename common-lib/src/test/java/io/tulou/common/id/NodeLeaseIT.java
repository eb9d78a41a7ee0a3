package io.tulou.common.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tulou.common.cache.TestRedis;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

@ExtendWith(TestRedis.class)
@Timeout(60)
class NodeLeaseIT {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final StringRedisTemplate redis = new StringRedisTemplate(TestRedis.connections());
  private final List<NodeLease> leases = new ArrayList<>();

  @BeforeEach
  void forgetAll() {
    redis.delete(redis.keys("{node}:*"));
  }

  @AfterEach
  void close() {
    leases.forEach(NodeLease::close);
  }

  @Test
  void everyProcessGetsANumberOfItsOwnUntilAllAreTaken() {
    var taken = new HashSet<Integer>();
    for (int i = 0; i < 256; i++) {
      taken.add(started(timing(MINUTE, MINUTE)).getAsInt());
    }

    assertThat(taken).hasSize(256);
    assertThatThrownBy(() -> started(timing(MINUTE, MINUTE)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("all node numbers are taken");
  }

  @Test
  void aNumberThatRedisForgotIsTakenBack() {
    var lease = started(timing(MINUTE, Duration.ofMillis(50)));
    int number = lease.getAsInt();
    redis.delete(key(number));

    await().until(() -> redis.hasKey(key(number)));
    assertThat(lease.getAsInt()).isEqualTo(number);
  }

  @Test
  void aNumberThatAnotherOwnsNowIsLeftForAFreeOne() {
    var lease = started(timing(MINUTE, Duration.ofMillis(50)));
    int number = lease.getAsInt();
    redis.opsForValue().set(key(number), "another process");

    await().ignoreException(NodeLeaseLost.class).until(() -> lease.getAsInt() != number);
    assertThat(redis.opsForValue().get(key(number))).isEqualTo("another process");
    assertThat(redis.hasKey(key(lease.getAsInt()))).isTrue();
  }

  @Test
  void aLeaseNotRenewedInTimeMayNotBeUsed() {
    var lease = started(timing(Duration.ofMillis(300), MINUTE));
    await()
        .untilAsserted(() -> assertThatThrownBy(lease::getAsInt).isInstanceOf(NodeLeaseLost.class));

    lease.renew();
    assertThat(lease.getAsInt()).isBetween(0, 255);
  }

  @Test
  void aNumberGivenBackCoolsBeforeAnotherMayTakeIt() {
    var lease = started(timing(MINUTE, MINUTE));
    int number = lease.getAsInt();
    lease.close();

    assertThatThrownBy(lease::getAsInt).isInstanceOf(NodeLeaseLost.class);
    assertThat(redis.getExpire(key(number))).isBetween(1L, 10L);
  }

  @Test
  void withoutRedisTheStartFailsWithAPlainReason() throws Exception {
    var nobody = new LettuceConnectionFactory("127.0.0.1", closedPort());
    nobody.afterPropertiesSet();
    try {
      var lease = lease(new StringRedisTemplate(nobody), timing(MINUTE, MINUTE));
      assertThatThrownBy(lease::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("no node number within PT0.3S")
          .hasMessageContaining("Redis does not answer");
    } finally {
      nobody.destroy();
    }
  }

  private NodeLease started(LeaseTiming timing) {
    var lease = lease(redis, timing);
    lease.start();
    return lease;
  }

  private NodeLease lease(StringRedisTemplate template, LeaseTiming timing) {
    var lease = new NodeLease(template, Clock.systemUTC(), timing);
    leases.add(lease);
    return lease;
  }

  private static LeaseTiming timing(Duration usable, Duration renewEvery) {
    return new LeaseTiming(
        MINUTE, usable, renewEvery, Duration.ofSeconds(10), Duration.ofMillis(300));
  }

  private static String key(int number) {
    return "{node}:" + number;
  }

  private static int closedPort() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
