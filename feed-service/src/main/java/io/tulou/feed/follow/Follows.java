package io.tulou.feed.follow;

import io.tulou.common.id.IdGenerator;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.feed.FeedProperties;
import io.tulou.feed.member.LockedMemberRow;
import io.tulou.feed.member.MemberChange;
import io.tulou.feed.member.Members;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Who follows whom. Both directions, both counts and the version change together or not at all. */
@Component
public class Follows {
  private final Pairs pairs;
  private final FollowMapper mapper;
  private final RelationMapper relations;
  private final Members members;
  private final TieEvents events;
  private final IdGenerator ids;
  private final Clock clock;
  private final int mostFollowed;

  Follows(
      Pairs pairs,
      FollowMapper mapper,
      RelationMapper relations,
      Members members,
      TieEvents events,
      IdGenerator ids,
      Clock clock,
      FeedProperties properties) {
    this.pairs = pairs;
    this.mapper = mapper;
    this.relations = relations;
    this.members = members;
    this.events = events;
    this.ids = ids;
    this.clock = clock;
    this.mostFollowed = properties.mostFollowed();
  }

  /**
   * Follows; doing it again changes nothing.
   *
   * @throws ApiException {@code not-found} for an unknown author, {@code forbidden} where one
   *     blocks the other, {@code unprocessable} where the member follows too many already
   */
  public void follow(long member, long author) {
    pairs.change(member, author, self -> begin(self, author));
  }

  /** Unfollows; doing it again changes nothing. */
  public void unfollow(long member, long author) {
    pairs.change(member, author, _ -> end(member, author));
  }

  /** Those who follow a member, newest first. */
  public List<FollowRow> listFollowers(long member, long below, int count) {
    return mapper.listFollowers(member, below, count);
  }

  /** Those a member follows, newest first. */
  public List<FollowRow> listFollowing(long member, long below, int count) {
    return mapper.listFollowing(member, below, count);
  }

  /** Within a transaction that holds both rows. */
  void end(long member, long author) {
    if (mapper.removeFollowing(member, author) == 1) {
      mapper.removeFollower(member, author);
      members.change(new MemberChange(member, 0, -1, 0, 1));
      members.change(new MemberChange(author, -1, 0, 0, 0));
      events.addChanged(member, author);
    }
  }

  private void begin(LockedMemberRow self, long author) {
    long member = self.memberId();
    if (relations.isBlocking(member, author) || relations.isBlocking(author, member)) {
      throw new ApiException(ErrorCode.FORBIDDEN, "One of the two blocks the other.");
    }
    var row =
        List.of(
            new NewFollowRow(member, author, ids.next(), self.tiesVersion() + 1, clock.instant()));
    if (mapper.addFollowing(row) == 0) {
      return;
    }
    if (self.followingCount() >= mostFollowed) {
      throw new ApiException(
          ErrorCode.UNPROCESSABLE, "No more than " + mostFollowed + " members can be followed.");
    }
    mapper.addFollower(row);
    members.change(new MemberChange(member, 0, 1, 0, 1));
    members.change(new MemberChange(author, 1, 0, 0, 0));
    events.addChanged(member, author);
  }
}
