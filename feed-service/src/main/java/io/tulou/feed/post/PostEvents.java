package io.tulou.feed.post;

import io.tulou.common.log.MessageCodec;
import io.tulou.contract.Topic;
import io.tulou.contract.feed.PostEvent;
import io.tulou.feed.outbox.EventOutbox;
import org.springframework.stereotype.Component;

/** Adds a post's state as it is now to the event outbox, under the lock of its author's row. */
@Component
class PostEvents {
  private final PostMapper mapper;
  private final PostViews views;
  private final EventOutbox events;
  private final MessageCodec<PostEvent> codec = new MessageCodec<>(PostEvent.class);

  PostEvents(PostMapper mapper, PostViews views, EventOutbox events) {
    this.mapper = mapper;
    this.views = views;
    this.events = events;
  }

  void addChanged(long postId) {
    var row = mapper.find(postId);
    if (row == null) {
      throw new IllegalStateException("post " + postId + " changed and is not there");
    }
    var event = new PostEvent.PostChanged(views.snapshot(row));
    events.add(Topic.FEED_POSTS, event.key(), row.authorId(), codec.encode(event));
  }
}
