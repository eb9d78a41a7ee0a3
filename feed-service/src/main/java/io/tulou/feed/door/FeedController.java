package io.tulou.feed.door;

import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.contract.http.FeedApi;
import io.tulou.contract.http.FeedPage;
import io.tulou.contract.http.FeedSources;
import io.tulou.contract.http.MemberIntroduction;
import io.tulou.contract.http.MemberView;
import io.tulou.contract.http.PostDraft;
import io.tulou.contract.http.PostView;
import io.tulou.feed.ApiRole;
import io.tulou.feed.follow.TiesSource;
import io.tulou.feed.member.Members;
import io.tulou.feed.post.AuthorTimeline;
import io.tulou.feed.post.PostPublisher;
import io.tulou.feed.post.PostReader;
import io.tulou.feed.request.PageLimit;
import io.tulou.feed.timeline.HomeTimeline;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

@ApiRole
@RestController
class FeedController implements FeedApi {
  private static final int MOST_MEMBERS = 200;

  private final HomeTimeline home;
  private final AuthorTimeline authors;
  private final PostPublisher publisher;
  private final PostReader posts;
  private final Members members;
  private final TiesSource ties;

  FeedController(
      HomeTimeline home,
      AuthorTimeline authors,
      PostPublisher publisher,
      PostReader posts,
      Members members,
      TiesSource ties) {
    this.home = home;
    this.authors = authors;
    this.publisher = publisher;
    this.posts = posts;
    this.members = members;
    this.ties = ties;
  }

  @Override
  public FeedPage home(int limit, @Nullable String cursor) {
    return home.page(caller().member(), PageLimit.of(limit), cursor);
  }

  @Override
  public FeedSources sources() {
    var authors = ties.of(caller().member()).sources();
    return new FeedSources(
        Arrays.stream(authors).sorted().limit(FeedSources.MOST).boxed().toList(),
        authors.length <= FeedSources.MOST);
  }

  @Override
  public FeedPage listByAuthor(long memberId, int limit, @Nullable String cursor) {
    return authors.list(caller(), memberId, PageLimit.of(limit), cursor);
  }

  @Override
  public PostView publish(@Nullable String idempotencyKey, PostDraft draft) {
    return publisher.publish(caller().member(), idempotencyKey, draft);
  }

  @Override
  public PostView getPost(long postId) {
    return posts.get(caller(), postId);
  }

  @Override
  public List<MemberView> getMembers(List<Long> ids) {
    if (ids.size() > MOST_MEMBERS) {
      throw ApiException.invalid("id", "must be there at most " + MOST_MEMBERS + " times");
    }
    return members.findAll(ids);
  }

  @Override
  public void introduce(MemberIntroduction introduction) {
    members.introduce(caller().member(), introduction.name(), introduction.picture());
  }

  private static Caller caller() {
    return Caller.current().orElse(Caller.NOBODY);
  }
}
