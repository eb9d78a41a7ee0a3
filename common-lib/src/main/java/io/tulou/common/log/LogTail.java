package io.tulou.common.log;

import io.tulou.contract.Topic;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.listener.BatchMessageListener;

/**
 * Hears everything that is appended to a topic from now on, on every node: no group, no offset. For
 * near caches and for those who wait; what is missed is covered by an upper age or a time-out.
 */
public final class LogTail<T> implements BatchMessageListener<String, byte[]> {
  private static final Logger log = LoggerFactory.getLogger(LogTail.class);

  private final Topic topic;
  private final MessageCodec<T> codec;
  private final Consumer<T> listener;

  public LogTail(Topic topic, MessageCodec<T> codec, Consumer<T> listener) {
    this.topic = topic;
    this.codec = codec;
    this.listener = listener;
  }

  Topic topic() {
    return topic;
  }

  @Override
  public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
    for (var record : records) {
      try {
        if (record.value() != null) {
          listener.accept(codec.decode(record.value()));
        }
      } catch (Undecodable poison) {
        log.debug("{}@{} is not for this version", topic.topicName(), record.offset(), poison);
      }
    }
  }
}
