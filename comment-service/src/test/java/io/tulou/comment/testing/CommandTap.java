package io.tulou.comment.testing;

import io.tulou.common.log.MessageCodec;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommentCommand;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Hears every command appended from its making on. */
public final class CommandTap implements AutoCloseable {
  private final MessageCodec<CommentCommand> codec = new MessageCodec<>(CommentCommand.class);
  private final List<CommentCommand> heard = new CopyOnWriteArrayList<>();
  private final KafkaConsumer<String, byte[]> consumer;
  private final Consumer<CommentCommand> listener;
  private final Thread thread;

  public CommandTap(Consumer<CommentCommand> listener) {
    this.listener = listener;
    this.consumer =
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
    this.thread = Thread.ofPlatform().name("command-tap").start(this::listen);
  }

  public List<CommentCommand> heard() {
    return heard;
  }

  private void listen() {
    try (consumer) {
      while (true) {
        for (var record : consumer.poll(Duration.ofMillis(200))) {
          var command = codec.decode(record.value());
          heard.add(command);
          listener.accept(command);
        }
      }
    } catch (WakeupException closed) {
      // close() was called.
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
