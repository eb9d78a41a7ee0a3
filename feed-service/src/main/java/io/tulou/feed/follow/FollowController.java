package io.tulou.feed.follow;

import io.tulou.common.identity.Caller;
import io.tulou.common.web.DecimalId;
import io.tulou.feed.ApiRole;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@ApiRole
@RestController
@RequestMapping("/v1/members/{id}")
@ResponseStatus(HttpStatus.NO_CONTENT)
class FollowController {
  private final Follows follows;
  private final Relations relations;

  FollowController(Follows follows, Relations relations) {
    this.follows = follows;
    this.relations = relations;
  }

  @PutMapping("/follow")
  void follow(Caller caller, @PathVariable String id) {
    follows.follow(caller.member(), DecimalId.inPath(id));
  }

  @DeleteMapping("/follow")
  void unfollow(Caller caller, @PathVariable String id) {
    follows.unfollow(caller.member(), DecimalId.inPath(id));
  }

  @PutMapping("/mute")
  void mute(Caller caller, @PathVariable String id) {
    relations.mute(caller.member(), DecimalId.inPath(id));
  }

  @DeleteMapping("/mute")
  void unmute(Caller caller, @PathVariable String id) {
    relations.unmute(caller.member(), DecimalId.inPath(id));
  }

  @PutMapping("/block")
  void block(Caller caller, @PathVariable String id) {
    relations.block(caller.member(), DecimalId.inPath(id));
  }

  @DeleteMapping("/block")
  void unblock(Caller caller, @PathVariable String id) {
    relations.unblock(caller.member(), DecimalId.inPath(id));
  }
}
