package io.tulou.bff.feedpage;

import io.tulou.bff.commentpage.CommentPresenter;
import io.tulou.bff.memberpage.AuthorJson;
import io.tulou.bff.memberpage.Authors;
import io.tulou.bff.page.PageQuery;
import io.tulou.bff.page.Section;
import io.tulou.bff.page.Sections;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.http.CommentApi;
import io.tulou.contract.http.CommentView;
import io.tulou.contract.http.FeedApi;
import io.tulou.contract.http.FeedPage;
import io.tulou.contract.http.MemberView;
import io.tulou.contract.http.PostView;
import io.tulou.contract.http.SubjectSummaries;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Posts with authors, comment counts and best comments: for a page one call for all summaries and
 * one for all members, whatever its length. Without comment-service the posts are there all the
 * same, and the page says what is missing.
 */
@Component
public class PostPages {
  private static final Duration LONGEST_WAIT = Duration.ofMillis(800);

  private final FeedApi feed;
  private final CommentApi comments;
  private final Authors authors;
  private final Sections sections;

  PostPages(FeedApi feed, CommentApi comments, Authors authors, Sections sections) {
    this.feed = feed;
    this.comments = comments;
    this.authors = authors;
    this.sections = sections;
  }

  /** The caller's home timeline. */
  public PostPageJson home(PageQuery query) {
    return page(feed.home(query.limit(), query.cursor()), true);
  }

  /** A member's own posts. */
  public PostPageJson ofAuthor(long memberId, PageQuery query) {
    return page(feed.listByAuthor(memberId, query.limit(), query.cursor()), false);
  }

  private PostPageJson page(FeedPage page, boolean withBest) {
    var summaries = summaries(page.items());
    return new PostPageJson(
        present(page.items(), summaries.data(), withBest, null),
        page.nextCursor(),
        page.latest(),
        missing(summaries));
  }

  PostJson one(PostView post) {
    var summaries = summaries(List.of(post));
    return present(List.of(post), summaries.data(), false, missing(summaries)).getFirst();
  }

  private Section<SubjectSummaries> summaries(List<PostView> posts) {
    if (posts.isEmpty()) {
      return Section.fresh(new SubjectSummaries(List.of()));
    }
    var subjects = posts.stream().map(post -> SubjectRef.ofPost(post.id()).key()).toList();
    return sections.get("comments", LONGEST_WAIT, () -> comments.summaries(subjects));
  }

  private static @Nullable Map<String, Section<Void>> missing(Section<?> comments) {
    return comments.data() == null ? Map.of("comments", Section.unavailable()) : null;
  }

  private List<PostJson> present(
      List<PostView> posts,
      @Nullable SubjectSummaries summaries,
      boolean withBest,
      @Nullable Map<String, Section<Void>> missing) {
    var byPost = new HashMap<String, SubjectSummaries.Item>();
    if (summaries != null) {
      summaries.items().forEach(item -> byPost.put(item.id(), item));
    }
    var best =
        withBest
            ? byPost.values().stream().map(SubjectSummaries.Item::best).filter(Objects::nonNull)
            : Stream.<CommentView>of();
    var members =
        authors.of(
            Stream.concat(
                    posts.stream().map(PostView::authorId),
                    CommentPresenter.members(
                        best.<CommentView>map(Objects::requireNonNull).toList()))
                .toList());
    return posts.stream()
        .map(
            post -> present(post, byPost.get(Long.toString(post.id())), members, withBest, missing))
        .toList();
  }

  private static PostJson present(
      PostView post,
      SubjectSummaries.@Nullable Item summary,
      Map<Long, MemberView> members,
      boolean withBest,
      @Nullable Map<String, Section<Void>> missing) {
    var best = withBest && summary != null ? summary.best() : null;
    return new PostJson(
        Long.toString(post.id()),
        AuthorJson.of(
            Objects.requireNonNull(members.get(post.authorId()), "authors are asked for first")),
        post.text(),
        post.html(),
        post.attachments().stream().map(PostJson.Attachment::of).toList(),
        post.visibility(),
        summary == null ? 0 : summary.commentCount(),
        best == null ? null : CommentPresenter.present(best, members),
        post.createdAt(),
        missing);
  }
}
