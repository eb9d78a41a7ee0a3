package io.tulou.bff.security;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.JWTClaimsSetVerifier;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a genuine token must say to be believed: who, by whom, for whom, and until when. */
final class ClaimRules implements JWTClaimsSetVerifier<SecurityContext> {
  /** The largest id, and the largest integer every JSON reader keeps exact. */
  private static final long LARGEST_MEMBER = (1L << 53) - 1;

  private static final Pattern MEMBER = Pattern.compile("[1-9][0-9]{0,15}");

  private final TokenProperties properties;
  private final Revocations revocations;
  private final Clock clock;

  ClaimRules(TokenProperties properties, Revocations revocations, Clock clock) {
    this.properties = properties;
    this.revocations = revocations;
    this.clock = clock;
  }

  @Override
  public void verify(JWTClaimsSet claims, @Nullable SecurityContext context)
      throws BadJWTException {
    var now = clock.instant();
    require(properties.issuer().equals(claims.getIssuer()), "iss");
    require(claims.getAudience().contains(properties.audience()), "aud");
    require(isMember(claims.getSubject()), "sub");
    var expires = claims.getExpirationTime();
    require(
        expires != null
            && expires.toInstant().isAfter(now.minus(properties.skew()))
            && expires.toInstant().isBefore(now.plus(properties.longestLife())),
        "exp");
    require(isPast(claims.getNotBeforeTime(), now), "nbf");
    var issued = claims.getIssueTime();
    require(isPast(issued, now), "iat");
    require(
        !revocations.isRevoked(claims.getSubject(), issued == null ? null : issued.toInstant()),
        "revoked");
  }

  private boolean isPast(@Nullable Date time, Instant now) {
    return time == null || !time.toInstant().isAfter(now.plus(properties.skew()));
  }

  private static boolean isMember(@Nullable String subject) {
    return subject != null
        && MEMBER.matcher(subject).matches()
        && Long.parseLong(subject) <= LARGEST_MEMBER;
  }

  private static void require(boolean holds, String claim) throws BadJWTException {
    if (!holds) {
      throw new BadJWTException(claim);
    }
  }
}
