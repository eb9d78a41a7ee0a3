package io.tulou.e2e.bench;

import io.tulou.contract.Topic;
import java.util.Arrays;
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

  /** Records a second that the log acknowledges, the median of some rounds; the first warms up. */
  static double rate(String bootstrap, int bytes, int rounds)
      throws ExecutionException, InterruptedException {
    var value = new byte[bytes];
    // As compressible as JSON with a text in it is.
    var random = new Random(1);
    for (int i = 0; i < bytes; i++) {
      value[i] = (byte) ('a' + random.nextInt(8));
    }
    var rates = new double[rounds + 1];
    try (var producer = open(bootstrap)) {
      for (int round = 0; round <= rounds; round++) {
        long begun = System.nanoTime();
        Future<?> last = null;
        for (int i = 0; i < RECORDS; i++) {
          last = producer.send(new ProducerRecord<>(TOPIC.topicName(), "one", value));
        }
        producer.flush();
        if (last != null) {
          last.get();
        }
        rates[round] = RECORDS / ((System.nanoTime() - begun) / 1e9);
      }
    }
    return Medians.of(Arrays.copyOfRange(rates, 1, rates.length));
  }
}
