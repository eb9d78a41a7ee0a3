package io.tulou.common.log;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tulou.contract.Topic;

/**
 * What a worker spends its time on.
 *
 * @param apply one transaction
 * @param project from the commit of a batch to the end of its projection
 * @param dead records set aside
 */
record WorkerMeters(Timer apply, Timer project, Counter dead) {
  static WorkerMeters of(MeterRegistry meters, Topic topic) {
    return new WorkerMeters(
        meters.timer("tulou.log.apply", "topic", topic.topicName()),
        meters.timer("tulou.log.project", "topic", topic.topicName()),
        meters.counter("tulou.log.dead", "topic", topic.topicName()));
  }
}
