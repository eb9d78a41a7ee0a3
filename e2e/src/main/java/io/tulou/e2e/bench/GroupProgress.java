package io.tulou.e2e.bench;

import io.tulou.contract.Topic;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
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

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
