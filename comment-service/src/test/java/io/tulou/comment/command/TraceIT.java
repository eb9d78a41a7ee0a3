package io.tulou.comment.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.comment.testing.Platform;
import io.tulou.comment.testing.WritingTest;
import io.tulou.contract.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

/** The trace of a request goes on into refusals and into the log. */
class TraceIT extends WritingTest {
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "00-" + TRACE + "-b7ad6b7169203331-01";

  @Test
  void aRefusalNamesTheTraceItBelongsTo() {
    var refused =
        http(ADA)
            .delete()
            .uri("/v1/comments/12345")
            .header("traceparent", PARENT)
            .exchange((_, response) -> new String(response.getBody().readAllBytes()));

    assertThat(refused).contains("\"traceId\":\"" + TRACE + "\"");
  }

  @Test
  void aCommandCarriesTheTraceOfItsRequestAsAChildOfThatRequest() {
    try (var consumer = atTheEndOfCommands()) {
      http(ADA)
          .post()
          .uri("/internal/subjects/" + fresh().key() + "/comments")
          .header("traceparent", PARENT)
          .contentType(MediaType.APPLICATION_JSON)
          .body("{\"text\":\"where does it go?\"}")
          .retrieve()
          .toBodilessEntity();

      var traces = new ArrayList<String>();
      await()
          .untilAsserted(() -> {
            for (var record : consumer.poll(Duration.ofMillis(200))) {
              var header = record.headers().lastHeader("traceparent");
              if (header != null) {
                traces.add(new String(header.value(), StandardCharsets.US_ASCII));
              }
            }
            assertThat(traces).anyMatch(each -> each.matches("00-" + TRACE + "-[0-9a-f]{16}-01"));
          });
      assertThat(traces).doesNotContain(PARENT);
    }
  }

  private static KafkaConsumer<String, byte[]> atTheEndOfCommands() {
    var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", Platform.servers().kafkaBootstrap()),
            new StringDeserializer(),
            new ByteArrayDeserializer());
    var topic = Platform.topics().of(Topic.COMMENT_COMMANDS);
    var partitions =
        IntStream.range(0, Topic.COMMENT_COMMANDS.partitions())
            .mapToObj(each -> new TopicPartition(topic, each))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return consumer;
  }
}
