package io.tulou.bff.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/** The token in the one place where one is looked for; anything else there is a bad token. */
final class BearerTokens implements BearerTokenResolver {
  private static final Pattern BEARER =
      Pattern.compile("Bearer +([A-Za-z0-9._~+/-]+=*)", Pattern.CASE_INSENSITIVE);

  @Override
  public @Nullable String resolve(HttpServletRequest request) {
    var header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null) {
      return null;
    }
    var bearer = BEARER.matcher(header);
    if (!bearer.matches()) {
      throw new InvalidBearerTokenException("not a bearer token");
    }
    return bearer.group(1);
  }
}
