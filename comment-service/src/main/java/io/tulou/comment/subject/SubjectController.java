package io.tulou.comment.subject;

import io.tulou.comment.request.SubjectName;
import io.tulou.common.identity.Caller;
import io.tulou.contract.http.CommentCounts;
import io.tulou.contract.http.SubjectView;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1")
class SubjectController {
  private final Subjects subjects;

  SubjectController(Subjects subjects) {
    this.subjects = subjects;
  }

  @GetMapping("/subjects/{type}/{id}")
  SubjectView get(@PathVariable("type") String type, @PathVariable("id") String id) {
    return subjects.get(SubjectName.inPath(type, id));
  }

  @PutMapping(path = "/subjects/{type}/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<SubjectView> put(
      @PathVariable("type") String type,
      @PathVariable("id") String id,
      @Valid @RequestBody SubjectChange change,
      Caller caller) {
    caller.memberWith("admin");
    return subjects.put(SubjectName.inPath(type, id), change);
  }

  @GetMapping("/comment-counts")
  CommentCounts counts(@RequestParam("subject") List<String> subject) {
    return subjects.counts(SubjectName.inParameters(subject));
  }
}
