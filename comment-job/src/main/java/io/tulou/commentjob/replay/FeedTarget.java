package io.tulou.commentjob.replay;

import io.tulou.commentjob.neighbour.Neighbours;
import io.tulou.common.log.MessageCodec;
import io.tulou.common.log.Undecodable;
import io.tulou.common.operation.Counts;
import io.tulou.common.replay.ReplayTarget;
import io.tulou.contract.Topic;
import io.tulou.contract.feed.PostEvent;
import io.tulou.contract.http.FeedReplayApi;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Gatherers;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Inboxes and heads of author outboxes, which feed-service keeps. */
final class FeedTarget implements ReplayTarget {
  private final FeedReplayApi feed;
  private final Neighbours calls;
  private final MessageCodec<PostEvent> codec = new MessageCodec<>(PostEvent.class);

  FeedTarget(FeedReplayApi feed, Neighbours calls) {
    this.feed = feed;
    this.calls = calls;
  }

  @Override
  public String name() {
    return "feed";
  }

  @Override
  public Topic topic() {
    return Topic.FEED_POSTS;
  }

  @Override
  public Counts bring(List<ConsumerRecord<String, byte[]>> records, boolean dryRun) {
    var values = records.stream().map(ConsumerRecord::value).filter(value -> value != null);
    var posts = values.map(this::post).toList();
    int unreadable = Math.toIntExact(posts.stream().filter(OptionalLong::isEmpty).count());
    var missing = new HashSet<Long>();
    posts.stream()
        .flatMapToLong(OptionalLong::stream)
        .distinct()
        .boxed()
        .gather(Gatherers.windowFixed(FeedReplayApi.MOST))
        .map(ids -> new FeedReplayApi.Posts(ids, dryRun))
        .forEach(some -> missing.addAll(calls.inTime(() -> feed.bring(some)).postIds()));
    return Counts.of(records.size(), missing.size(), unreadable);
  }

  private OptionalLong post(byte[] value) {
    try {
      return switch (codec.decode(value)) {
        case PostEvent.PostChanged(_, var post) -> OptionalLong.of(post.postId());
      };
    } catch (Undecodable | NullPointerException poison) {
      // No message of the family, or one without what every event has.
      return OptionalLong.empty();
    }
  }
}
