package io.tulou.common.replay;

import io.tulou.common.log.Mark;
import io.tulou.common.log.Stretch;
import io.tulou.common.log.TopicReaders;
import io.tulou.common.operation.Run;
import io.tulou.common.operation.Work;
import io.tulou.common.web.ApiException;
import io.tulou.contract.Topic;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Operations of the kind {@code replays}. */
public final class ReplayWork implements Work<ReplayRequest> {
  private static final Duration WAIT = Duration.ofMillis(500);
  private static final int MOST_AT_ONCE = 1_000;
  private static final int FASTEST = 1_000_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final TopicReaders readers;
  private final List<ReplayTarget> targets;

  public ReplayWork(TopicReaders readers, List<ReplayTarget> targets) {
    this.readers = readers;
    this.targets = List.copyOf(targets);
  }

  @Override
  public String kind() {
    return "replays";
  }

  @Override
  public Class<ReplayRequest> requestType() {
    return ReplayRequest.class;
  }

  @Override
  public Start start(ReplayRequest request) {
    var target = target(request);
    var topic = topic(request.topic());
    if (target.topic() != topic) {
      throw ApiException.invalid(
          "topic", "of " + target.name() + " is " + target.topic().topicName());
    }
    var rate = request.ratePerSecond();
    if (rate != null && (rate < 1 || rate > FASTEST)) {
      throw ApiException.invalid("ratePerSecond", "must be 1 to " + FASTEST);
    }
    var from = mark("from", request.from());
    if (from == null) {
      throw ApiException.invalid("from", "must be there");
    }
    var to = mark("to", request.to());
    try {
      // Two at once would void each other's claims on the same keys, and leave entries missing.
      var onlyOne = request.isDryRun() ? null : kind() + "/" + target.name();
      return new Start(position(readers.stretch(topic, from, to)), onlyOne);
    } catch (IllegalArgumentException unknownPartition) {
      throw ApiException.invalid("from", "or to names a partition the topic does not have");
    }
  }

  @Override
  public void run(ReplayRequest request, Run run) throws InterruptedException {
    var target = target(request);
    var saved = JSON.readValue(run.position(), ReplayRequest.Position.class);
    var left = new Stretch(saved.next(), saved.end());
    try (var reader = readers.open(target.topic(), left)) {
      while (!reader.isAtEnd()) {
        var polled = reader.poll(WAIT);
        int most = request.ratePerSecond() == null ? MOST_AT_ONCE : request.ratePerSecond();
        for (var some :
            polled.stream().gather(Gatherers.windowFixed(Math.min(most, MOST_AT_ONCE))).toList()) {
          if (request.ratePerSecond() != null) {
            run.pace(some.size(), request.ratePerSecond());
          }
          var counts = target.bring(some, request.isDryRun());
          left = behind(left, some);
          run.save(position(left), counts, left.remaining());
        }
        // Compaction leaves holes: the reader may be further than the last record.
        if (polled.isEmpty()) {
          run.alive();
        }
        left = reader.left();
      }
    }
  }

  private static Stretch behind(Stretch stretch, List<ConsumerRecord<String, byte[]>> read) {
    var next = new TreeMap<>(stretch.next());
    read.forEach(record -> next.put(record.partition(), record.offset() + 1));
    return new Stretch(next, stretch.end());
  }

  private static String position(Stretch stretch) {
    return JSON.writeValueAsString(
        new ReplayRequest.Position(new TreeMap<>(stretch.next()), new TreeMap<>(stretch.end())));
  }

  private ReplayTarget target(ReplayRequest request) {
    return targets.stream()
        .filter(target -> target.name().equals(request.target()))
        .findFirst()
        .orElseThrow(() ->
            ApiException.invalid(
                "target",
                "must be one of "
                    + targets.stream()
                        .map(ReplayTarget::name)
                        .sorted()
                        .collect(Collectors.joining(", "))));
  }

  private static Topic topic(@Nullable String name) {
    return Arrays.stream(Topic.values())
        .filter(topic -> topic.topicName().equals(name))
        .findFirst()
        .orElseThrow(() -> ApiException.invalid("topic", "is not a topic"));
  }

  private static @Nullable Mark mark(String field, @Nullable JsonNode mark) {
    return mark == null || mark.isNull() ? null : ReplayMarks.read(field, mark);
  }
}
