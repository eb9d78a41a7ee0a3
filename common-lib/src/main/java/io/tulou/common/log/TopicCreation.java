package io.tulou.common.log;

import io.tulou.contract.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Creates the topics that are missing; leaves those that exist as they are. */
public final class TopicCreation {
  private static final int TIMEOUT_SECONDS = 30;

  private TopicCreation() {}

  /**
   * Creates what is missing.
   *
   * @param replication copies of each partition; from three on, two of them must take a write
   *     before it is acknowledged
   * @return the names of the topics that were created
   */
  public static List<String> createMissing(String bootstrap, TopicNames names, short replication)
      throws InterruptedException, ExecutionException, TimeoutException {
    try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      var existing = admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      var missing = new ArrayList<NewTopic>();
      for (var topic : Topic.values()) {
        if (!existing.contains(names.of(topic))) {
          missing.add(newTopic(names.of(topic), topic, replication));
        }
      }
      admin.createTopics(missing).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
      return missing.stream().map(NewTopic::name).toList();
    }
  }

  private static NewTopic newTopic(String name, Topic topic, short replication) {
    var configuration = topic.configuration();
    if (replication >= 3) {
      configuration.put("min.insync.replicas", "2");
    }
    return new NewTopic(name, topic.partitions(), replication).configs(configuration);
  }
}
