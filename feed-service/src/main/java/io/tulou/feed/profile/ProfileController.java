package io.tulou.feed.profile;

import io.tulou.common.identity.Caller;
import io.tulou.common.web.DecimalId;
import io.tulou.feed.ApiRole;
import io.tulou.feed.request.PageLimit;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@ApiRole
@RestController
@RequestMapping("/v1/members/{id}")
class ProfileController {
  private final Profiles profiles;
  private final FollowLists lists;

  ProfileController(Profiles profiles, FollowLists lists) {
    this.profiles = profiles;
    this.lists = lists;
  }

  @GetMapping
  ProfileJson getProfile(Caller caller, @PathVariable String id) {
    return profiles.get(caller, DecimalId.inPath(id));
  }

  @GetMapping("/followers")
  MemberPageJson listFollowers(
      @PathVariable String id,
      @RequestParam(name = "limit", defaultValue = "20") int limit,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
    return lists.listFollowers(DecimalId.inPath(id), PageLimit.of(limit), cursor);
  }

  @GetMapping("/following")
  MemberPageJson listFollowing(
      @PathVariable String id,
      @RequestParam(name = "limit", defaultValue = "20") int limit,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor) {
    return lists.listFollowing(DecimalId.inPath(id), PageLimit.of(limit), cursor);
  }
}
