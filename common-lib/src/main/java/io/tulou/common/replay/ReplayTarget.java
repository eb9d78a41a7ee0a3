package io.tulou.common.replay;

import io.tulou.common.operation.Counts;
import io.tulou.contract.Topic;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A derived store that can be brought up to date from a topic. */
public interface ReplayTarget {
  /** As it stands in requests. */
  String name();

  Topic topic();

  /**
   * Brings the store to the present state of what these records are about; safe to repeat, beside
   * live writers.
   *
   * @param dryRun only count what would change
   * @return one for each record: applied where it changed the store
   */
  Counts bring(List<ConsumerRecord<String, byte[]>> records, boolean dryRun);
}
