package io.tulou.contract.feed;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * A whole new state. Consumers keep the highest version they saw, so duplicates, reordering and
 * replays are harmless. Events of one author lie in one partition, in the order they happened.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes(@JsonSubTypes.Type(value = PostEvent.PostChanged.class, name = "PostChanged"))
public sealed interface PostEvent {
  /** The compaction key: one record survives for each. */
  String key();

  /** The post as it stands now. */
  record PostChanged(int version, PostSnapshot post) implements PostEvent {
    public PostChanged(PostSnapshot post) {
      this(1, post);
    }

    @Override
    public String key() {
      return Long.toString(post.postId());
    }
  }
}
