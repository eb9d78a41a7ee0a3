package io.tulou.feed.member;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A member as somebody else describes it.
 *
 * @param name null where nothing is said: then a known name stays
 * @param picture likewise
 * @param createdAt of a member who is not known yet
 */
public record NewMember(
    long memberId, @Nullable String name, @Nullable String picture, Instant createdAt) {
  /** Keeps what can be shown of the name and the picture. */
  public NewMember {
    name = MemberName.of(name);
    picture = PictureAddress.of(picture);
  }

  /** The name where there is none to keep. */
  public String nameOrDefault() {
    return name == null ? MemberName.ofUnnamed(memberId) : name;
  }

  boolean isNamed() {
    return name != null;
  }
}
