package io.tulou.bff.security;

import io.tulou.bff.edge.ClientAddress;
import io.tulou.common.identity.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** Makes the caller of a request from its checked token, if it has one. */
@Component
class Callers {
  private static final Pattern SCOPE =
      Pattern.compile("moderate(?::[a-z][a-z0-9-]{0,31})?|admin|operate");
  private static final int MOST_SCOPES = 20;
  private static final int LONGEST_DEVICE = 200;

  private final ClientAddress addresses;

  Callers(ClientAddress addresses) {
    this.addresses = addresses;
  }

  Caller of(HttpServletRequest request, @Nullable Jwt token) {
    return new Caller(
        token == null ? 0 : Long.parseLong(token.getSubject()),
        scopes(token),
        addresses.of(request),
        device(request));
  }

  private static Set<String> scopes(@Nullable Jwt token) {
    var scope = token == null ? null : token.getClaimAsString("scope");
    return scope == null
        ? Set.of()
        : Arrays.stream(scope.split(" "))
            .filter(SCOPE.asMatchPredicate())
            .limit(MOST_SCOPES)
            .collect(Collectors.toSet());
  }

  private static @Nullable String device(HttpServletRequest request) {
    var agent = request.getHeader(HttpHeaders.USER_AGENT);
    return agent == null || agent.length() <= LONGEST_DEVICE
        ? agent
        : agent.substring(0, LONGEST_DEVICE);
  }
}
