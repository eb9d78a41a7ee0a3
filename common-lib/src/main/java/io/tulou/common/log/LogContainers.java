package io.tulou.common.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.contract.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.ContainerProperties.AckMode;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.kafka.support.TopicPartitionOffset;
import org.springframework.kafka.support.TopicPartitionOffset.SeekPosition;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Makes listener containers; declare each as a bean and it starts and stops with the application.
 */
public final class LogContainers {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration IDLE_LOOK = Duration.ofMillis(250);
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(20);

  private final ConsumerFactory<String, byte[]> consumers;
  private final LogProperties properties;
  private final MeterRegistry meters;
  private final TopicNames names;

  LogContainers(
      ConsumerFactory<String, byte[]> consumers, LogProperties properties, MeterRegistry meters) {
    this.consumers = consumers;
    this.properties = properties;
    this.meters = meters;
    this.names = new TopicNames(properties.topicPrefix());
  }

  /** Listeners of one group: each record is handled by one of them, and again after a failure. */
  public ConcurrentMessageListenerContainer<String, byte[]> group(
      String groupId, Topic topic, BatchMessageListener<String, byte[]> listener) {
    return group(groupId, topic, listener, properties.pollRecords());
  }

  /** As {@link #group}, for workers that make several transactions of a poll. */
  public ConcurrentMessageListenerContainer<String, byte[]> workers(
      String groupId, LogWorker<?, ?> worker) {
    int records = properties.pollRecords() * properties.pollTransactions();
    return group(groupId, worker.topic(), worker, records);
  }

  private ConcurrentMessageListenerContainer<String, byte[]> group(
      String groupId, Topic topic, BatchMessageListener<String, byte[]> listener, int records) {
    var settings = new ContainerProperties(names.of(topic));
    settings.setGroupId(groupId);
    settings.setAckMode(AckMode.BATCH);
    settings.setSyncCommits(true);
    settings
        .getKafkaConsumerProperties()
        .setProperty(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(records));
    var metered = metered(groupId, topic, listener);
    settings.setConsumerRebalanceListener(metered);
    return container(groupId, settings, properties.concurrency(), metered);
  }

  /** Workers that gather over many polls and commit by themselves. */
  public ConcurrentMessageListenerContainer<String, byte[]> gathering(
      String groupId, Topic topic, GatheringWorker<?> worker) {
    var settings = new ContainerProperties(names.of(topic));
    settings.setGroupId(groupId);
    settings.setAckMode(AckMode.MANUAL);
    settings.setIdleEventInterval(IDLE_LOOK.toMillis());
    // While there is nothing to take, a window's end is seen between polls.
    settings.setPollTimeout(IDLE_LOOK.toMillis());
    var metered = metered(groupId, topic, worker);
    settings.setConsumerRebalanceListener(metered);
    return container(groupId, settings, properties.concurrency(), metered);
  }

  private MeteredListener metered(
      String groupId, Topic topic, BatchMessageListener<String, byte[]> listener) {
    return new MeteredListener(
        listener, new GroupMeters(meters, Clock.systemUTC(), topic, groupId));
  }

  /** A {@link LogTail}: every record from now on, on this node, without a group. */
  public ConcurrentMessageListenerContainer<String, byte[]> tail(LogTail<?> tail) {
    var topic = tail.topic();
    var partitions =
        IntStream.range(0, topic.partitions())
            .mapToObj(
                partition -> new TopicPartitionOffset(names.of(topic), partition, SeekPosition.END))
            .toArray(TopicPartitionOffset[]::new);
    var settings = new ContainerProperties(partitions);
    settings.setAckMode(AckMode.MANUAL);
    return container("tail-" + topic.topicName(), settings, 1, tail);
  }

  private ConcurrentMessageListenerContainer<String, byte[]> container(
      String name,
      ContainerProperties settings,
      int concurrency,
      BatchMessageListener<String, byte[]> listener) {
    settings.setMessageListener(listener);
    settings.setShutdownTimeout(STOP_TIMEOUT.toMillis());
    settings.setStopImmediate(true);
    var container = new ConcurrentMessageListenerContainer<>(consumers, settings);
    container.setBeanName(name);
    container.setConcurrency(concurrency);
    var errors = new DefaultErrorHandler(patience());
    errors.setRetryListeners(new Outage(name));
    container.setCommonErrorHandler(errors);
    return container;
  }

  /** Infrastructure that is away is waited for; a record is never skipped because of it. */
  private static ExponentialBackOff patience() {
    var backOff = new ExponentialBackOff(FIRST_PAUSE.toMillis(), 2);
    backOff.setMaxInterval(LONGEST_PAUSE.toMillis());
    backOff.setMaxElapsedTime(Long.MAX_VALUE);
    return backOff;
  }
}
