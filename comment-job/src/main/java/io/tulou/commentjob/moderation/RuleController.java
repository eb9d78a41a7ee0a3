package io.tulou.commentjob.moderation;

import io.tulou.common.identity.Caller;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The rules, for moderators of everything. */
@RestController
class RuleController {
  static final String MODERATE = "moderate";

  private final Rules rules;

  RuleController(Rules rules) {
    this.rules = rules;
  }

  @GetMapping("/v1/moderation/rules")
  RuleForm get(Caller caller) {
    caller.memberWith(MODERATE);
    return RuleForm.of(rules.get());
  }

  @PutMapping(path = "/v1/moderation/rules", consumes = MediaType.APPLICATION_JSON_VALUE)
  Version put(@Valid @RequestBody RuleForm form, Caller caller) {
    long actor = caller.memberWith(MODERATE);
    return new Version(rules.put(form.version(), form.toSet(), actor).version());
  }

  /** For lists that are longer than a body may be. */
  @PatchMapping(
      path = "/v1/moderation/rules/words/{id}",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  Version change(
      @PathVariable("id") String list,
      @Valid @RequestBody RuleForm.WordChange change,
      Caller caller) {
    long actor = caller.memberWith(MODERATE);
    var stored = rules.change(list, orNone(change.add()), orNone(change.remove()), actor);
    return new Version(stored.version());
  }

  private static List<String> orNone(@Nullable List<String> words) {
    return words == null ? List.of() : words;
  }

  /** What the rules are by now. */
  record Version(long version) {}
}
