package io.tulou.common.letter;

import io.tulou.common.identity.Caller;
import io.tulou.contract.Page;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Dead letters, for callers with the scope {@code operate}. */
@RestController
class LetterController {
  private static final String OPERATE = "operate";
  private static final int MOST_SETTLED = 50;

  private final Letters letters;

  LetterController(Letters letters) {
    this.letters = letters;
  }

  /** Which letters are meant, of which topic. */
  record Chosen(
      @NotNull String topic,
      @NotEmpty @Size(max = MOST_SETTLED) List<@NotNull @Valid ChosenLetter> letters) {}

  /** One of them. */
  record ChosenLetter(@NotNull @Min(0) Integer partition, @NotNull @Min(0) Long offset) {}

  /** What became of each. */
  record Outcomes(List<Letters.Outcome> outcomes) {}

  @GetMapping("/v1/operations/dead-letters")
  Page<Letter> list(
      @RequestParam(name = "topic") String topic,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "limit", defaultValue = "20") @Min(1) @Max(50) int limit,
      Caller caller) {
    caller.memberWith(OPERATE);
    return letters.list(Letters.topic(topic), cursor, limit);
  }

  @PostMapping(
      path = "/v1/operations/dead-letters/redrive",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  Outcomes redrive(@Valid @RequestBody Chosen chosen, Caller caller) {
    long actor = caller.memberWith(OPERATE);
    var names =
        chosen.letters().stream()
            .map(letter -> new LetterName(letter.partition(), letter.offset()))
            .toList();
    return new Outcomes(letters.redrive(Letters.topic(chosen.topic()), names, actor));
  }

  @DeleteMapping("/v1/operations/dead-letters")
  Outcomes drop(
      @RequestParam(name = "topic") String topic,
      @RequestParam(name = "letter") @Size(min = 1, max = MOST_SETTLED) List<String> names,
      Caller caller) {
    long actor = caller.memberWith(OPERATE);
    var chosen = names.stream().map(LetterName::parse).toList();
    return new Outcomes(letters.drop(Letters.topic(topic), chosen, actor));
  }
}
