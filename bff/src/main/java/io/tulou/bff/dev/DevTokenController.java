package io.tulou.bff.dev;

import io.tulou.bff.page.PublicId;
import io.tulou.common.web.ApiException;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Hands out tokens for trying things out. */
@RestController
@Profile("dev")
class DevTokenController {
  private static final Pattern SCOPE =
      Pattern.compile("moderate(?::[a-z][a-z0-9-]{0,31})?|admin|operate");

  private final DevTokens tokens;

  DevTokenController(DevTokens tokens) {
    this.tokens = tokens;
  }

  @PostMapping("/dev/tokens")
  Token issue(@RequestBody Wish wish) {
    var scopes = new TreeSet<String>();
    for (var scope : wish.scopes() == null ? List.<@Nullable String>of() : wish.scopes()) {
      if (scope == null || !SCOPE.matcher(scope).matches()) {
        throw ApiException.invalid(
            "scopes", "are moderate, moderate:<subject type>, admin, operate");
      }
      scopes.add(scope);
    }
    return new Token(tokens.sign(memberId(wish), wish.name(), wish.picture(), scopes));
  }

  private static long memberId(Wish wish) {
    try {
      return PublicId.valueOf(wish.memberId() == null ? "" : wish.memberId()).value();
    } catch (IllegalArgumentException notAnId) {
      throw ApiException.invalid("memberId", "is a member's id");
    }
  }

  /** Whose token is wanted. */
  record Wish(
      @Nullable String memberId,
      @Nullable String name,
      @Nullable String picture,
      @Nullable List<@Nullable String> scopes) {}

  /** A token, ready for the Authorization header. */
  record Token(String token) {}
}
