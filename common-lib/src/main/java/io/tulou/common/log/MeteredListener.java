package io.tulou.common.log;

import static java.util.stream.Collectors.groupingBy;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchConsumerAwareMessageListener;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;

/** Stands before the listener of a group and keeps its {@link GroupMeters}. */
final class MeteredListener
    implements BatchConsumerAwareMessageListener<String, byte[]>, ConsumerAwareRebalanceListener {
  private final BatchMessageListener<String, byte[]> listener;
  private final GroupMeters meters;

  MeteredListener(BatchMessageListener<String, byte[]> listener, GroupMeters meters) {
    this.listener = listener;
    this.meters = meters;
  }

  @Override
  public void onMessage(
      List<ConsumerRecord<String, byte[]>> polled, @Nullable Consumer<?, ?> consumer) {
    var of = Objects.requireNonNull(consumer, "a container gives its consumer");
    var byPartition =
        polled.stream()
            .collect(groupingBy(record -> new TopicPartition(record.topic(), record.partition())));
    meters.measure(byPartition, of, () -> hand(polled, of));
  }

  private void hand(List<ConsumerRecord<String, byte[]>> polled, Consumer<?, ?> consumer) {
    if (listener instanceof BatchConsumerAwareMessageListener<String, byte[]> aware) {
      aware.onMessage(polled, consumer);
    } else {
      listener.onMessage(polled);
    }
  }

  @Override
  public void onPartitionsAssigned(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    if (listener instanceof ConsumerAwareRebalanceListener aware) {
      aware.onPartitionsAssigned(consumer, partitions);
    }
  }

  @Override
  public void onPartitionsRevokedBeforeCommit(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    if (listener instanceof ConsumerAwareRebalanceListener aware) {
      aware.onPartitionsRevokedBeforeCommit(consumer, partitions);
    }
  }

  @Override
  public void onPartitionsRevokedAfterCommit(
      Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    meters.forget(partitions);
    if (listener instanceof ConsumerAwareRebalanceListener aware) {
      aware.onPartitionsRevokedAfterCommit(consumer, partitions);
    }
  }

  @Override
  public void onPartitionsLost(Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
    meters.forget(partitions);
    if (listener instanceof ConsumerAwareRebalanceListener aware) {
      aware.onPartitionsLost(consumer, partitions);
    }
  }
}
