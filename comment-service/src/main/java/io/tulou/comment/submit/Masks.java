package io.tulou.comment.submit;

import io.tulou.comment.rules.Screened;
import io.tulou.contract.comment.CommentCommand.MaskedText;
import org.jspecify.annotations.Nullable;

/** What readers see of a text in which rules found something, rendered like any text. */
final class Masks {
  private Masks() {}

  static @Nullable MaskedText of(Screened screened) {
    var masked = screened.masked();
    return masked == null ? null : new MaskedText(masked, SafeHtml.of(masked));
  }
}
