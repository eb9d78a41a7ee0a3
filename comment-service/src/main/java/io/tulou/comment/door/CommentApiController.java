package io.tulou.comment.door;

import io.tulou.comment.notice.NoticeTexts;
import io.tulou.comment.request.SubjectName;
import io.tulou.comment.review.ReportQueue;
import io.tulou.comment.review.ReviewDetail;
import io.tulou.comment.review.ReviewSearch;
import io.tulou.comment.submit.Editor;
import io.tulou.comment.submit.Publisher;
import io.tulou.comment.thread.AuthorComments;
import io.tulou.comment.thread.CommentReader;
import io.tulou.comment.thread.PageRequest;
import io.tulou.comment.thread.Summaries;
import io.tulou.comment.thread.ThreadReader;
import io.tulou.common.identity.Caller;
import io.tulou.contract.http.CommentApi;
import io.tulou.contract.http.CommentDraft;
import io.tulou.contract.http.CommentEdit;
import io.tulou.contract.http.CommentReceipt;
import io.tulou.contract.http.CommentView;
import io.tulou.contract.http.ModerationDetail;
import io.tulou.contract.http.ModerationPage;
import io.tulou.contract.http.NoticedComments;
import io.tulou.contract.http.PageBytes;
import io.tulou.contract.http.SubjectSummaries;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CommentApiController implements CommentApi {
  private final ThreadReader threads;
  private final CommentReader comments;
  private final AuthorComments authors;
  private final Summaries summaries;
  private final Publisher publisher;
  private final Editor editor;
  private final NoticeTexts notices;
  private final ReviewSearch review;
  private final ReportQueue reports;
  private final ReviewDetail details;

  CommentApiController(
      ThreadReader threads,
      CommentReader comments,
      AuthorComments authors,
      Summaries summaries,
      Publisher publisher,
      Editor editor,
      NoticeTexts notices,
      ReviewSearch review,
      ReportQueue reports,
      ReviewDetail details) {
    this.threads = threads;
    this.comments = comments;
    this.authors = authors;
    this.summaries = summaries;
    this.publisher = publisher;
    this.editor = editor;
    this.notices = notices;
    this.review = review;
    this.reports = reports;
    this.details = details;
  }

  @Override
  public PageBytes listRoots(
      String type, String id, String sort, int limit, @Nullable String cursor) {
    return threads
        .listRoots(SubjectName.inPath(type, id), sort, new PageRequest(limit, cursor), caller())
        .bytes();
  }

  @Override
  public PageBytes listReplies(long commentId, String sort, int limit, @Nullable String cursor) {
    return threads.listReplies(commentId, sort, new PageRequest(limit, cursor), caller()).bytes();
  }

  @Override
  public CommentView getComment(long commentId) {
    return comments.get(commentId, caller());
  }

  @Override
  public PageBytes context(long commentId, int limit, @Nullable String cursor) {
    return threads.context(commentId, new PageRequest(limit, cursor), caller()).bytes();
  }

  @Override
  public PageBytes listByAuthor(long memberId, int limit, @Nullable String cursor) {
    return authors.list(memberId, new PageRequest(limit, cursor), caller()).bytes();
  }

  @Override
  public CommentReceipt publish(
      String type, String id, @Nullable String idempotencyKey, CommentDraft draft) {
    return publisher.publish(SubjectName.inPath(type, id), idempotencyKey, draft, caller());
  }

  @Override
  public CommentReceipt edit(long commentId, @Nullable String ifMatch, CommentEdit edit) {
    return editor.edit(commentId, ifMatch, edit, caller());
  }

  @Override
  public SubjectSummaries summaries(List<String> subjects) {
    return summaries.of(SubjectName.inParameters(subjects));
  }

  @Override
  public NoticedComments noticed(List<Long> commentIds, @Nullable List<Long> decidedIds) {
    return notices.of(commentIds, decidedIds == null ? List.of() : decidedIds, caller());
  }

  @Override
  public ModerationPage searchForReview(MultiValueMap<String, String> query) {
    return review.search(query, caller());
  }

  @Override
  public ModerationPage reportQueue(int limit, @Nullable String cursor) {
    return reports.page(limit, cursor, caller());
  }

  @Override
  public ModerationDetail reviewDetail(long commentId) {
    return details.get(commentId, caller());
  }

  private static Caller caller() {
    return Caller.current().orElse(Caller.NOBODY);
  }
}
