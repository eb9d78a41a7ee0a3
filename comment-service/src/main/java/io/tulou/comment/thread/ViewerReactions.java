package io.tulou.comment.thread;

import io.tulou.comment.CommentProperties;
import io.tulou.comment.store.StoredCode;
import io.tulou.comment.thread.ReactionMapper.ReactionRow;
import io.tulou.common.deadline.Deadline;
import io.tulou.common.identity.Caller;
import io.tulou.contract.comment.ReactionKind;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * The viewer's part of a page: which of its comments they reacted to. Mostly in one query, for all
 * they reacted to between the first and the last of the page; where those are too many, or lie in
 * several subjects, by the comments' ids.
 */
@Component
public class ViewerReactions {
  private static final Logger log = LoggerFactory.getLogger(ViewerReactions.class);

  /** The page matters more: it is not kept waiting longer than a quarter of its time. */
  private static final int SHARE_OF_TIME = 4;

  /** So many rows are read whatever the page shows. */
  static final int MOST = 100;

  private final ReactionMapper mapper;
  private final Semaphore free;
  private final Duration patience;

  @Autowired
  ViewerReactions(ReactionMapper mapper, CommentProperties properties) {
    this(mapper, properties.databaseReads(), properties.readPatience());
  }

  ViewerReactions(ReactionMapper mapper, int atOnce, Duration patience) {
    this.mapper = mapper;
    this.free = new Semaphore(atOnce);
    this.patience = patience;
  }

  /**
   * By comment id; null for nobody, and while the database cannot tell or too many ask it: the page
   * goes without.
   */
  public @Nullable Map<Long, ReactionKind> of(
      Caller caller, Collection<Long> subjectIds, List<PageItem> page) {
    return of(caller, subjectIds, ThreadPage.ids(page));
  }

  /**
   * The same for comments that are known by their ids.
   *
   * @param applied those that may have been reacted to
   */
  public @Nullable Map<Long, ReactionKind> of(
      Caller caller, Collection<Long> subjectIds, LongStream applied) {
    if (!caller.isMember()) {
      return null;
    }
    var commentIds = applied.boxed().toList();
    if (commentIds.isEmpty() || subjectIds.isEmpty()) {
      return Map.of();
    }
    if (!mayAsk()) {
      return null;
    }
    try {
      return load(caller.memberId(), subjectIds, commentIds).stream()
          .collect(Collectors.toMap(ReactionRow::commentId, ViewerReactions::kind));
    } catch (DataAccessException away) {
      log.debug("page without the viewer's reactions", away);
      return null;
    } finally {
      free.release();
    }
  }

  private List<ReactionRow> load(
      long memberId, Collection<Long> subjectIds, List<Long> commentIds) {
    if (subjectIds.size() == 1) {
      var between =
          mapper.loadBetween(
              memberId,
              subjectIds.iterator().next(),
              Collections.min(commentIds),
              Collections.max(commentIds),
              MOST);
      if (between.size() < MOST) {
        var shown = Set.copyOf(commentIds);
        return between.stream().filter(row -> shown.contains(row.commentId())).toList();
      }
    }
    return mapper.load(memberId, subjectIds, commentIds);
  }

  private boolean mayAsk() {
    try {
      long wait = Deadline.leftOr(patience).toNanos() / SHARE_OF_TIME;
      return free.tryAcquire(wait, TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static ReactionKind kind(ReactionRow row) {
    return StoredCode.reaction(row.kind());
  }
}
