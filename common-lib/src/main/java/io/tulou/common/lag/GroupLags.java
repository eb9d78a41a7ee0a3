package io.tulou.common.lag;

import io.tulou.common.log.Stretch;
import io.tulou.common.log.TopicNames;
import io.tulou.common.log.TopicReaders;
import io.tulou.contract.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Looks at every group that reads one of our topics. */
final class GroupLags implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 3;
  private static final Duration APART = Duration.ofMillis(500);
  private static final Duration READ = Duration.ofMillis(100);

  private final Admin admin;
  private final TopicReaders readers;
  private final Clock clock;
  private final Map<String, Topic> ours;
  private @Nullable Look last;

  GroupLags(Admin admin, TopicReaders readers, TopicNames names, Clock clock) {
    this.admin = admin;
    this.readers = readers;
    this.clock = clock;
    this.ours = Arrays.stream(Topic.values()).collect(Collectors.toMap(names::of, topic -> topic));
  }

  /** What groups have committed at a time. */
  private record Look(long nanos, Map<String, Map<TopicPartition, Long>> committed) {}

  /** By group and topic. For one caller at a time: each look costs the brokers something. */
  synchronized List<GroupLag> look() throws InterruptedException {
    try {
      var before = last == null || isTooRecent(last) ? null : last;
      if (before == null) {
        before = takeLook();
        Thread.sleep(APART);
      }
      var now = takeLook();
      last = now;
      return lags(before, now);
    } catch (ExecutionException | TimeoutException away) {
      throw new org.springframework.dao.DataAccessResourceFailureException(
          "the log does not say how far its groups are", away);
    }
  }

  private static boolean isTooRecent(Look look) {
    return System.nanoTime() - look.nanos() < APART.toNanos();
  }

  private Look takeLook() throws ExecutionException, InterruptedException, TimeoutException {
    var groups =
        admin
            .listGroups(ListGroupsOptions.forConsumerGroups())
            .all()
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    var specs =
        groups.stream()
            .map(GroupListing::groupId)
            .collect(Collectors.toMap(id -> id, _ -> new ListConsumerGroupOffsetsSpec()));
    var offsets =
        admin.listConsumerGroupOffsets(specs).all().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    var committed = new TreeMap<String, Map<TopicPartition, Long>>();
    offsets.forEach((group, byPartition) -> {
      var mine = ours(byPartition);
      if (!mine.isEmpty()) {
        committed.put(group, mine);
      }
    });
    return new Look(System.nanoTime(), committed);
  }

  private Map<TopicPartition, Long> ours(Map<TopicPartition, OffsetAndMetadata> offsets) {
    var mine = new HashMap<TopicPartition, Long>();
    offsets.forEach((partition, offset) -> {
      if (offset != null && ours.containsKey(partition.topic())) {
        mine.put(partition, offset.offset());
      }
    });
    return mine;
  }

  private List<GroupLag> lags(Look before, Look now)
      throws ExecutionException, InterruptedException, TimeoutException {
    var ends = ends(now.committed().values());
    var members = members(now.committed().keySet());
    double seconds = (now.nanos() - before.nanos()) / 1e9;
    var lags = new ArrayList<GroupLag>();
    for (var group : now.committed().entrySet()) {
      var earlier = before.committed().getOrDefault(group.getKey(), Map.of());
      var byTopic =
          group.getValue().entrySet().stream()
              .collect(
                  Collectors.groupingBy(
                      entry -> entry.getKey().topic(),
                      TreeMap::new,
                      Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
      byTopic.forEach((name, committed) -> {
        long lag = 0;
        long moved = 0;
        for (var at : committed.entrySet()) {
          lag += Math.max(0, ends.getOrDefault(at.getKey(), 0L) - at.getValue());
          moved += at.getValue() - earlier.getOrDefault(at.getKey(), at.getValue());
        }
        var topic = ours.get(name);
        if (topic != null) {
          lags.add(
              new GroupLag(
                  group.getKey(),
                  topic.topicName(),
                  lag,
                  lag == 0 ? null : oldestAge(topic, committed, ends),
                  Math.round(moved / seconds),
                  members.getOrDefault(group.getKey(), 0)));
        }
      });
    }
    return lags;
  }

  private Map<TopicPartition, Long> ends(Collection<Map<TopicPartition, Long>> committed)
      throws ExecutionException, InterruptedException, TimeoutException {
    var wanted =
        committed.stream()
            .flatMap(offsets -> offsets.keySet().stream())
            .distinct()
            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
    var ends = new HashMap<TopicPartition, Long>();
    admin
        .listOffsets(wanted)
        .all()
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .forEach((partition, info) -> ends.put(partition, info.offset()));
    return ends;
  }

  private Map<String, Integer> members(Collection<String> groups)
      throws ExecutionException, InterruptedException, TimeoutException {
    var counts = new HashMap<String, Integer>();
    admin
        .describeConsumerGroups(groups)
        .all()
        .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
        .forEach((group, description) -> counts.put(group, description.members().size()));
    return counts;
  }

  /** The first record that waits in each partition is read for when it was appended. */
  private @Nullable Long oldestAge(
      Topic topic, Map<TopicPartition, Long> committed, Map<TopicPartition, Long> ends) {
    var next = new TreeMap<Integer, Long>();
    var end = new TreeMap<Integer, Long>();
    committed.forEach((partition, offset) -> {
      long last = ends.getOrDefault(partition, 0L);
      if (last > offset) {
        next.put(partition.partition(), offset);
        end.put(partition.partition(), last);
      }
    });
    var first = new HashMap<Integer, Long>();
    try (var reader = readers.open(topic, new Stretch(next, end))) {
      for (int tries = 0; tries < 5 && first.size() < next.size(); tries++) {
        for (var record : reader.poll(READ)) {
          first.putIfAbsent(record.partition(), record.timestamp());
        }
      }
    }
    return first.values().stream()
        .min(Long::compare)
        .map(appended -> Math.max(0, clock.millis() - appended))
        .orElse(null);
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
