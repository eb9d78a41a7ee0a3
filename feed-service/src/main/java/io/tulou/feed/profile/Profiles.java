package io.tulou.feed.profile;

import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.feed.follow.Relations;
import io.tulou.feed.member.Members;
import org.springframework.stereotype.Component;

/** Page heads of members. */
@Component
class Profiles {
  private final Members members;
  private final Relations relations;

  Profiles(Members members, Relations relations) {
    this.members = members;
    this.relations = relations;
  }

  /**
   * The page head as the caller sees it.
   *
   * @throws ApiException {@code not-found} for an unknown member
   */
  ProfileJson get(Caller caller, long id) {
    var member = members.find(id).orElseThrow(ApiException::notFound);
    return new ProfileJson(
        Long.toString(id),
        member.name(),
        member.picture(),
        member.followerCount(),
        member.followingCount(),
        member.postCount(),
        member.createdAt(),
        caller.isMember() ? relations.between(caller.memberId(), id) : null);
  }
}
