package io.tulou.bff.memberpage;

import io.tulou.contract.http.MemberView;
import org.jspecify.annotations.Nullable;

/** A member as authors are shown. */
public record AuthorJson(String id, String name, @Nullable String picture) {
  public static AuthorJson of(MemberView member) {
    return new AuthorJson(Long.toString(member.id()), member.name(), member.picture());
  }
}
