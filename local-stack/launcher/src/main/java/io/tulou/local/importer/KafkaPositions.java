package io.tulou.local.importer;

import io.tulou.contract.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Asks Kafka, at most 5 s each time. */
final class KafkaPositions implements LogPositions {
  private static final String GROUP = "comment-job";
  private static final int TIMEOUT_MILLIS = 5_000;

  private final Admin admin;

  KafkaPositions(String bootstrap) {
    admin =
        Admin.create(
            Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS));
  }

  @Override
  public Map<Integer, Long> ends() throws InterruptedException {
    var name = Topic.COMMENT_COMMANDS.topicName();
    var description = answer(admin.describeTopics(List.of(name)).allTopicNames());
    int partitions = description.values().iterator().next().partitions().size();
    var wanted =
        IntStream.range(0, partitions)
            .mapToObj(partition -> new TopicPartition(name, partition))
            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
    var ends = new HashMap<Integer, Long>();
    answer(admin.listOffsets(wanted).all())
        .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
    return ends;
  }

  @Override
  public Map<Integer, Long> applied() throws InterruptedException {
    var offsets = answer(admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata());
    var applied = new HashMap<Integer, Long>();
    offsets.forEach((partition, offset) -> {
      // Null where the group has committed nothing; its type does not say so.
      if (offset != null && partition.topic().equals(Topic.COMMENT_COMMANDS.topicName())) {
        applied.put(partition.partition(), offset.offset());
      }
    });
    return applied;
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }

  private static <T> T answer(KafkaFuture<T> asked) throws InterruptedException {
    try {
      return asked.get(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new PositionsUnknown(e);
    }
  }
}
