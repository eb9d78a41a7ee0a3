package io.tulou.feed.profile;

import io.tulou.contract.http.MemberView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of members as the public contract shows it. */
record MemberPageJson(List<MemberJson> items, @Nullable String nextCursor) {
  /** A member of a list. */
  record MemberJson(String id, String name, @Nullable String picture) {
    static MemberJson of(MemberView member) {
      return new MemberJson(Long.toString(member.id()), member.name(), member.picture());
    }
  }
}
