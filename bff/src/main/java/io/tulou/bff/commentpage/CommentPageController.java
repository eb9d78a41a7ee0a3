package io.tulou.bff.commentpage;

import io.tulou.bff.page.PageQuery;
import io.tulou.bff.page.PublicId;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.http.CommentApi;
import io.tulou.contract.http.CommentDraft;
import io.tulou.contract.http.CommentEdit;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Comments: lists, one, writing and editing one. */
@RestController
class CommentPageController {
  private final CommentPages pages;
  private final CommentApi comments;

  CommentPageController(CommentPages pages, CommentApi comments) {
    this.pages = pages;
    this.comments = comments;
  }

  @GetMapping("/v1/subjects/{type}/{id}/comments")
  ResponseEntity<byte[]> listRoots(
      SubjectRef subject,
      @PageQuery.Sorts({"hot", "newest", "oldest"}) PageQuery page,
      Caller caller) {
    return ready(pages.roots(subject, page, caller));
  }

  @GetMapping("/v1/comments/{id}/replies")
  ResponseEntity<byte[]> listReplies(
      @PathVariable PublicId id,
      @PageQuery.Sorts({"oldest", "hot"}) PageQuery page,
      Caller caller) {
    return ready(pages.replies(id.value(), page, caller));
  }

  @GetMapping("/v1/comments/{id}/context")
  ResponseEntity<byte[]> context(@PathVariable PublicId id, PageQuery page, Caller caller) {
    return ready(pages.context(id.value(), page, caller));
  }

  @GetMapping("/v1/comments/{id}")
  CommentJson getComment(@PathVariable PublicId id) {
    return pages.one(comments.getComment(id.value()));
  }

  @GetMapping("/v1/members/{id}/comments")
  ResponseEntity<byte[]> listOfMember(@PathVariable String id, PageQuery page, Caller caller) {
    return ready(pages.ofAuthor(memberId(id, caller), page, caller));
  }

  @PostMapping("/v1/subjects/{type}/{id}/comments")
  ResponseEntity<CommentJson> publish(
      SubjectRef subject,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody Draft draft) {
    var receipt = comments.publish(subject.type(), subject.id(), idempotencyKey, draft.checked());
    return ResponseEntity.status(receipt.applied() ? HttpStatus.CREATED : HttpStatus.ACCEPTED)
        .location(URI.create("/v1/comments/" + receipt.comment().id()))
        .body(pages.one(receipt.comment()));
  }

  @PatchMapping("/v1/comments/{id}")
  ResponseEntity<CommentJson> edit(
      @PathVariable PublicId id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody Edit edit) {
    var receipt = comments.edit(id.value(), ifMatch, edit.checked());
    var answer =
        receipt.applied()
            ? ResponseEntity.ok().eTag("\"" + receipt.comment().version() + "\"")
            : ResponseEntity.accepted();
    return answer.body(pages.one(receipt.comment()));
  }

  private static ResponseEntity<byte[]> ready(ReadyPage page) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(page.json());
  }

  private static long memberId(String id, Caller caller) {
    if (id.equals("me")) {
      return caller.member();
    }
    try {
      return PublicId.valueOf(id).value();
    } catch (IllegalArgumentException notAnId) {
      throw ApiException.notFound();
    }
  }

  /** What a member sends; whether the text is acceptable is comment-service's to say. */
  record Draft(@Nullable String text, @Nullable String parentId) {
    CommentDraft checked() {
      if (text == null) {
        throw ApiException.invalid("text", "is needed");
      }
      if (parentId != null) {
        try {
          PublicId.valueOf(parentId);
        } catch (IllegalArgumentException notAnId) {
          throw ApiException.invalid("parentId", "is not an id");
        }
      }
      return new CommentDraft(text, parentId);
    }
  }

  /** What an author sends instead. */
  record Edit(@Nullable String text) {
    CommentEdit checked() {
      if (text == null) {
        throw ApiException.invalid("text", "is needed");
      }
      return new CommentEdit(text);
    }
  }
}
