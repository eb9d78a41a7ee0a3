package io.tulou.feed.fanout;

import io.tulou.common.log.DeadLetters;
import io.tulou.common.log.MessageCodec;
import io.tulou.common.log.Undecodable;
import io.tulou.contract.Topic;
import io.tulou.contract.feed.FanOutTask;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.listener.BatchMessageListener;

/** Drains polls of fan-out tasks; the offset follows when all are done. */
final class TaskListener implements BatchMessageListener<String, byte[]> {
  private final Topic lane;
  private final FanOutWorker worker;
  private final DeadLetters deadLetters;
  private final MessageCodec<FanOutTask> codec = new MessageCodec<>(FanOutTask.class);

  TaskListener(Topic lane, FanOutWorker worker, DeadLetters deadLetters) {
    this.lane = lane;
    this.worker = worker;
    this.deadLetters = deadLetters;
  }

  @Override
  public void onMessage(List<ConsumerRecord<String, byte[]>> records) {
    var tasks = new ArrayList<FanOutTask>(records.size());
    for (var record : records) {
      try {
        if (record.value() != null) {
          tasks.add(codec.decode(record.value()));
        }
      } catch (Undecodable poison) {
        deadLetters.put(lane, record, poison);
      }
    }
    worker.work(tasks);
  }
}
