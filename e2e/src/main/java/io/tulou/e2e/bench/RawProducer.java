package io.tulou.e2e.bench;

import io.tulou.contract.Topic;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The limit of everything that goes through the log: ready bytes, sent as fast as they go. */
final class RawProducer {
  /** Nobody reads it. */
  private static final Topic TOPIC = Topic.COMMENT_EVENTS_DEAD;

  private static final int RECORDS = 200_000;

  private RawProducer() {}

  /**
   * What a bare producer reaches.
   *
   * @param rate records a second that the log acknowledges
   * @param cpuMicros of producer and broker, for each record
   */
  record Figure(double rate, double cpuMicros) {}

  /** The settings of the platform's own producers. */
  static KafkaProducer<String, byte[]> open(String bootstrap) {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ProducerConfig.ACKS_CONFIG,
            "all",
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            ProducerConfig.LINGER_MS_CONFIG,
            2);
    return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
  }

  /**
   * The median of some rounds, after one that warms up.
   *
   * @param broker the broker's clock
   */
  static Figure measure(String bootstrap, int bytes, int rounds, CpuClock broker)
      throws ExecutionException, InterruptedException, IOException {
    var value = new byte[bytes];
    // As compressible as JSON with a text in it is.
    var random = new Random(1);
    for (int i = 0; i < bytes; i++) {
      value[i] = (byte) ('a' + random.nextInt(8));
    }
    var rates = new double[rounds];
    var cpu = new double[rounds];
    try (var producer = open(bootstrap)) {
      round(producer, value);
      for (int round = 0; round < rounds; round++) {
        double before = cpuSeconds(broker);
        rates[round] = round(producer, value);
        cpu[round] = (cpuSeconds(broker) - before) * 1e6 / RECORDS;
      }
    }
    return new Figure(Medians.of(rates), Medians.of(cpu));
  }

  private static double round(KafkaProducer<String, byte[]> producer, byte[] value)
      throws ExecutionException, InterruptedException {
    long begun = System.nanoTime();
    Future<?> last = null;
    for (int i = 0; i < RECORDS; i++) {
      last = producer.send(new ProducerRecord<>(TOPIC.topicName(), "one", value));
    }
    producer.flush();
    if (last != null) {
      last.get();
    }
    return RECORDS / ((System.nanoTime() - begun) / 1e9);
  }

  private static double cpuSeconds(CpuClock broker) throws IOException {
    var own = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    return own.toNanos() / 1e9
        + broker.read().values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
