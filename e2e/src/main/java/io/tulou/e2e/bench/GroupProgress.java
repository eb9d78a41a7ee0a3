package io.tulou.e2e.bench;

import io.tulou.contract.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** How many records of a topic a group has handled whole: its committed offsets. */
final class GroupProgress implements AutoCloseable {
  private final Admin admin;
  private final String group;
  private final Topic topic;

  GroupProgress(String bootstrap, String group, Topic topic) {
    this.admin =
        Admin.create(Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
    this.group = group;
    this.topic = topic;
  }

  long handled() throws ExecutionException, InterruptedException {
    long sum = 0;
    var offsets = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get();
    for (var offset : offsets.entrySet()) {
      TopicPartition partition = offset.getKey();
      if (offset.getValue() != null && partition.topic().equals(topic.topicName())) {
        sum += offset.getValue().offset();
      }
    }
    return sum;
  }

  /** How many records the topic ever had. */
  long end() throws ExecutionException, InterruptedException {
    var name = topic.topicName();
    var partitions = admin.describeTopics(List.of(name)).allTopicNames().get().get(name);
    if (partitions == null) {
      throw new IllegalStateException("there is no topic " + name);
    }
    var ends = new HashMap<TopicPartition, OffsetSpec>();
    partitions
        .partitions()
        .forEach(info -> ends.put(new TopicPartition(name, info.partition()), OffsetSpec.latest()));
    return admin.listOffsets(ends).all().get().values().stream()
        .mapToLong(ListOffsetsResultInfo::offset)
        .sum();
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
