package io.tulou.comment.rules;

import io.tulou.common.identity.Caller;
import io.tulou.contract.http.OwnSanctions;
import io.tulou.contract.moderation.SanctionKind;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** From memory, like all that is asked of {@link Sanctions}: a screen waits for no store. */
@RestController
class OwnSanctionController {
  private final Sanctions sanctions;

  OwnSanctionController(Sanctions sanctions) {
    this.sanctions = sanctions;
  }

  @GetMapping("/internal/own-sanctions")
  OwnSanctions own(Caller caller) {
    return new OwnSanctions(
        sanctions.of(caller.member()).stream()
            .filter(standing -> standing.kind() != SanctionKind.SHADOW)
            .map(standing -> new OwnSanctions.OwnSanction(standing.kind(), standing.until()))
            .toList());
  }
}
