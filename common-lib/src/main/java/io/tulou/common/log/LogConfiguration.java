package io.tulou.common.log;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.core.MicrometerProducerListener;

/** Producer, consumers and listener containers; imported by every application that uses the log. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LogProperties.class)
public class LogConfiguration {
  private static final int REQUEST_TIMEOUT_MILLIS = 2_000;

  /** A projection appends a thousand events at once; of those the usual 16 KB hold few. */
  private static final int BATCH_BYTES = 64 * 1024;

  /** How long the partitions of a killed worker rest before another takes them. */
  private static final int SESSION_TIMEOUT_MILLIS = 10_000;

  @Bean
  DefaultKafkaProducerFactory<String, byte[]> logProducers(
      LogProperties properties, MeterRegistry meters) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, properties.bootstrap());
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, (int) properties.linger().toMillis());
    settings.put(
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) properties.deliveryTimeout().toMillis());
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
    var producers =
        new DefaultKafkaProducerFactory<>(
            settings, new StringSerializer(), new ByteArraySerializer());
    producers.addListener(new MicrometerProducerListener<>(meters));
    return producers;
  }

  @Bean
  ConsumerFactory<String, byte[]> logConsumers(LogProperties properties, MeterRegistry meters) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, properties.bootstrap());
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, properties.pollRecords());
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MILLIS);
    var consumers =
        new DefaultKafkaConsumerFactory<>(
            settings, new StringDeserializer(), new ByteArrayDeserializer());
    consumers.addListener(new MicrometerConsumerListener<>(meters));
    return consumers;
  }

  @Bean
  KafkaTemplate<String, byte[]> logTemplate(DefaultKafkaProducerFactory<String, byte[]> producers) {
    return new KafkaTemplate<>(producers);
  }

  @Bean
  LogWriter logWriter(KafkaTemplate<String, byte[]> template, LogProperties properties) {
    return new LogWriter(template, new TopicNames(properties.topicPrefix()));
  }

  @Bean
  DeadLetters deadLetters(LogWriter writer) {
    return new DeadLetters(writer);
  }

  @Bean
  LogContainers logContainers(
      ConsumerFactory<String, byte[]> consumers, LogProperties properties, MeterRegistry meters) {
    return new LogContainers(consumers, properties, meters);
  }

  @Bean
  TopicReaders topicReaders(ConsumerFactory<String, byte[]> consumers, LogProperties properties) {
    return new TopicReaders(consumers, new TopicNames(properties.topicPrefix()));
  }
}
