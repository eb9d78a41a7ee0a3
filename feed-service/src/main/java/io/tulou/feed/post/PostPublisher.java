package io.tulou.feed.post;

import io.tulou.common.id.IdGenerator;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.feed.PostState;
import io.tulou.contract.http.PostDraft;
import io.tulou.contract.http.PostView;
import io.tulou.feed.RetryingTransaction;
import io.tulou.feed.member.MemberChange;
import io.tulou.feed.member.Members;
import io.tulou.feed.pending.PendingRanges;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Takes new posts: the post, its author's count, what is pending of it and its event commit
 * together.
 */
@Component
public class PostPublisher {
  private static final int ATTEMPTS = 4;

  private final PostMapper mapper;
  private final PostViews views;
  private final PostEvents events;
  private final PendingRanges pending;
  private final PostForms forms;
  private final Members members;
  private final IdGenerator ids;
  private final RetryingTransaction transaction;

  PostPublisher(
      PostMapper mapper,
      PostViews views,
      PostEvents events,
      PendingRanges pending,
      PostForms forms,
      Members members,
      IdGenerator ids,
      RetryingTransaction transaction) {
    this.mapper = mapper;
    this.views = views;
    this.events = events;
    this.pending = pending;
    this.forms = forms;
    this.members = members;
    this.ids = ids;
    this.transaction = transaction;
  }

  /**
   * Publishes or schedules a post.
   *
   * @param key under which the same draft gives the same post; null for none
   * @throws ApiException {@code invalid-text}, {@code invalid-request}, or {@code
   *     idempotency-key-reused} for another draft under a known key
   */
  public PostView publish(long author, @Nullable String key, PostDraft draft) {
    var form = forms.of(draft, key);
    var known = findKnown(author, form);
    if (known.isPresent()) {
      return known.get();
    }
    members.ensureKnown(List.of(author));
    for (int attempt = 1; ; attempt++) {
      try {
        return views.of(add(form.row(author, ids.next())));
      } catch (DuplicateKeyException taken) {
        var other = findKnown(author, form);
        if (other.isPresent()) {
          return other.get();
        }
        if (attempt == ATTEMPTS) {
          throw taken;
        }
      }
    }
  }

  private PostRow add(PostRow row) {
    boolean isPublished = row.state() == PostState.PUBLISHED;
    transaction.run(() -> {
      members.change(MemberChange.ofPosts(row.authorId(), isPublished ? 1 : 0));
      mapper.add(row);
      if (isPublished) {
        pending.open(row.postId(), row.authorId());
        events.addChanged(row.postId());
      }
    });
    return row;
  }

  private Optional<PostView> findKnown(long author, PostForm form) {
    var key = form.key();
    var known = key == null ? null : mapper.findByKey(author, key);
    if (known == null) {
      return Optional.empty();
    }
    if (!form.hash().equals(known.requestHash())) {
      throw new ApiException(
          ErrorCode.IDEMPOTENCY_KEY_REUSED, "The key was used with another post.");
    }
    return Optional.of(views.of(known));
  }
}
