package io.tulou.feed.follow;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.common.log.LogProperties;
import io.tulou.common.log.MessageCodec;
import io.tulou.common.log.TopicNames;
import io.tulou.contract.Topic;
import io.tulou.contract.feed.TieEvent;
import io.tulou.contract.feed.TieEvent.TieSnapshot;
import io.tulou.feed.RunningFeedService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.ConsumerFactory;

class TieEventsIT extends RunningFeedService {
  @Autowired private ConsumerFactory<String, byte[]> consumers;
  @Autowired private LogProperties log;

  @Test
  void theLogTellsHowTwoMembersStandAfterEveryChange() {
    long ada = newMember();
    long bob = newMember();
    follow(ada, bob);
    follow(bob, ada);
    as(ada).put("/v1/members/" + bob + "/mute");
    as(ada).put("/v1/members/" + bob + "/mute");
    as(ada).put("/v1/members/" + bob + "/block");
    as(ada).delete("/v1/members/" + bob + "/mute");

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          var told = told(ada, bob);
          assertThat(told.get(ada + ":" + bob))
              .extracting(TieSnapshot::following, TieSnapshot::muted, TieSnapshot::blocked)
              .containsExactly(false, false, true);
          assertThat(told.get(bob + ":" + ada))
              .extracting(TieSnapshot::following, TieSnapshot::muted, TieSnapshot::blocked)
              .containsExactly(false, false, false);
        });
  }

  /** The last of each key; none has the version of one before. */
  private Map<String, TieSnapshot> told(long ada, long bob) {
    var keys = List.of(ada + ":" + bob, bob + ":" + ada);
    var topic = new TopicNames(log.topicPrefix()).of(Topic.FEED_TIES);
    var codec = new MessageCodec<>(TieEvent.class);
    var told = new ArrayList<Map.Entry<String, TieSnapshot>>();
    try (var consumer = consumers.createConsumer("ties-test", "")) {
      var partitions =
          IntStream.range(0, Topic.FEED_TIES.partitions())
              .mapToObj(partition -> new TopicPartition(topic, partition))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(one -> consumer.position(one) < end(ends, one))) {
        for (var record : consumer.poll(Duration.ofMillis(100))) {
          if (keys.contains(record.key())
              && codec.decode(record.value()) instanceof TieEvent.TieChanged(int v, var tie)) {
            told.add(Map.entry(record.key(), tie));
          }
        }
      }
    }
    return told.stream()
        .collect(
            toMap(
                Map.Entry::getKey,
                Map.Entry::getValue,
                (before, after) -> {
                  assertThat(after.version()).isGreaterThan(before.version());
                  return after;
                }));
  }

  private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
    return ends.getOrDefault(partition, 0L);
  }
}
