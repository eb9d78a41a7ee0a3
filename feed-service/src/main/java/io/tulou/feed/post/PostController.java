package io.tulou.feed.post;

import io.tulou.common.identity.Caller;
import io.tulou.common.web.DecimalId;
import io.tulou.feed.ApiRole;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@ApiRole
@RestController
class PostController {
  private final PostDeleter deleter;

  PostController(PostDeleter deleter) {
    this.deleter = deleter;
  }

  @DeleteMapping("/v1/posts/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deletePost(Caller caller, @PathVariable String id) {
    deleter.delete(caller, DecimalId.inPath(id));
  }
}
