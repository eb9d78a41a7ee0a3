package io.tulou.common.log;

import io.tulou.contract.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Makes followers; declare each as a bean and it starts and stops with the application. */
public final class LogFollowers {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final LogProperties properties;
  private final Clock clock;

  LogFollowers(LogProperties properties, Clock clock) {
    this.properties = properties;
    this.clock = clock;
  }

  /** A follower of that topic, beginning with what was appended that long ago. */
  public <T> LogFollower<T> of(Topic topic, MessageCodec<T> codec, Duration back, LogEar<T> ear) {
    var names = new TopicNames(properties.topicPrefix());
    return new LogFollower<>(topic, names, codec, ear, back, PAUSE, this::open, clock);
  }

  /** An offset that is gone is an error, so that the listener learns that its place was lost. */
  private Consumer<String, byte[]> open() {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            properties.bootstrap(),
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "none",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
            properties.pollRecords(),
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
  }
}
