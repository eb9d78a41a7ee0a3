package io.tulou.feed.door;

import io.tulou.contract.http.ErasureApi;
import io.tulou.feed.ApiRole;
import io.tulou.feed.member.Members;
import io.tulou.feed.post.PostErasure;
import org.springframework.web.bind.annotation.RestController;

/** For comment-job, which runs what operators ask for. */
@ApiRole
@RestController
class ErasureController implements ErasureApi {
  private static final int MOST_POSTS = 100;

  private final Members members;
  private final PostErasure posts;

  ErasureController(Members members, PostErasure posts) {
    this.members = members;
    this.posts = posts;
  }

  @Override
  public Erased erase(Member member) {
    long id = member.memberId();
    members.erase(id);
    int erased = posts.erase(id, MOST_POSTS);
    return new Erased(erased, posts.left(id) + (members.isNamed(id) ? 1 : 0));
  }
}
