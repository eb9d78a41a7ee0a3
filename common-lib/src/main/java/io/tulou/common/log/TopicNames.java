package io.tulou.common.log;

import io.tulou.contract.Topic;

/**
 * What the topics are called on this cluster.
 *
 * @param prefix in front of each name, so that several platforms can share one cluster; empty for
 *     none
 */
public record TopicNames(String prefix) {
  public static final TopicNames PLAIN = new TopicNames("");

  public String of(Topic topic) {
    return prefix + topic.topicName();
  }
}
