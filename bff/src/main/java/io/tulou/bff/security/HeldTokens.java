package io.tulou.bff.security;

import java.util.Objects;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;

/** What answers that last keep of their caller's token. Thread-safe. */
@Component
public final class HeldTokens {
  private final Revocations revocations;

  HeldTokens(Revocations revocations) {
    this.revocations = revocations;
  }

  /** Of the request that this thread answers. */
  public HeldToken ofRequest() {
    return SecurityContextHolder.getContext().getAuthentication()
            instanceof JwtAuthenticationToken authenticated
        ? held(authenticated.getToken())
        : HeldToken.NONE;
  }

  /** Moves on whenever the issuer has taken tokens back, or given some free. */
  public long changes() {
    return revocations.changes();
  }

  private HeldToken held(Jwt token) {
    var subject = Objects.requireNonNull(token.getSubject(), "no token without one is taken");
    var issued = token.getIssuedAt();
    var expires = token.getExpiresAt();
    return now ->
        (expires != null && !now.isBefore(expires)) || revocations.isRevoked(subject, issued);
  }
}
