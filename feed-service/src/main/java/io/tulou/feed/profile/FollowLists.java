package io.tulou.feed.profile;

import io.tulou.common.web.ApiException;
import io.tulou.common.web.CursorKey;
import io.tulou.feed.follow.FollowRow;
import io.tulou.feed.follow.Follows;
import io.tulou.feed.member.Members;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Followers and followed of a member, newest first. */
@Component
class FollowLists {
  private final Follows follows;
  private final Members members;
  private final CursorKey cursors;

  FollowLists(Follows follows, Members members, CursorKey cursors) {
    this.follows = follows;
    this.members = members;
    this.cursors = cursors;
  }

  MemberPageJson listFollowers(long member, int limit, @Nullable String cursor) {
    return page("followers|" + member, member, limit, cursor, follows::listFollowers);
  }

  MemberPageJson listFollowing(long member, int limit, @Nullable String cursor) {
    return page("following|" + member, member, limit, cursor, follows::listFollowing);
  }

  private MemberPageJson page(
      String scope, long member, int limit, @Nullable String cursor, Source source) {
    if (members.find(member).isEmpty()) {
      throw ApiException.notFound();
    }
    long below = cursor == null ? Long.MAX_VALUE : cursors.open(scope, cursor, 1)[0];
    var rows = source.list(member, below, limit + 1);
    var page = rows.subList(0, Math.min(limit, rows.size()));
    var items =
        members.findAll(page.stream().map(FollowRow::memberId).toList()).stream()
            .map(MemberPageJson.MemberJson::of)
            .toList();
    boolean isLast = rows.size() <= limit;
    return new MemberPageJson(
        items, isLast ? null : cursors.seal(scope, page.getLast().followId()));
  }

  @FunctionalInterface
  private interface Source {
    List<FollowRow> list(long member, long below, int count);
  }
}
