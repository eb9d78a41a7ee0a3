package io.tulou.bff.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.tulou.bff.testing.DoorTest;
import io.tulou.bff.testing.Issuer;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenCatalogueTest extends DoorTest {
  private static final JWSHeader ES256 =
      new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec").build();

  @BeforeEach
  void aFeed() {
    FEED.answer("GET /v1/feed/news", 200, "{}");
  }

  private int status(String token) {
    return get("/v1/feed/news", bearer(token)).statusCode();
  }

  private static JWTClaimsSet good() {
    return Issuer.claims(newMember()).build();
  }

  @Test
  void theThreeAlgorithmsAreTaken() {
    assertThat(status(ISSUER.sign(ES256, good()))).isEqualTo(200);
    assertThat(
            status(
                ISSUER.sign(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").build(), good())))
        .isEqualTo(200);
    assertThat(status(ISSUER.signWithEd25519(good()))).isEqualTo(200);
    assertThat(status(ISSUER.sign(new JWSHeader(JWSAlgorithm.ES256), good()))).isEqualTo(200);
  }

  @Test
  void theSchemeMayBeWrittenSmall() {
    var token = ISSUER.token(newMember());

    assertThat(get("/v1/feed/news", "Authorization", "bearer " + token).statusCode())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer", "Bearer ", "Basic YTpi", "Bearer a b", "Bearer ä", "x"})
  void anyOtherAuthorizationIsABadToken(String header) {
    assertThat(get("/v1/comments/1", "Authorization", header).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTokens")
  void aTokenThatIsNotWhatItMustBeIsRefused(String why, String token) {
    var answer = get("/v1/feed/news", bearer(token));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(code(answer)).isEqualTo("unauthenticated");
    assertThat(FEED.calls()).isEmpty();
  }

  static Stream<Arguments> badTokens() throws JOSEException {
    var now = Instant.now();
    var stranger = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    var forged = new SignedJWT(ES256, good());
    forged.sign(new ECDSASigner(stranger));
    var own =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.ES256).jwk(stranger.toPublicJWK()).build(), good());
    own.sign(new ECDSASigner(stranger));
    var confused =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa").build(), good());
    confused.sign(new MACSigner(ISSUER.rsa().toRSAPublicKey().getEncoded()));
    var valid = ISSUER.token(newMember());
    var parts = valid.split("\\.");
    var header = "{\"alg\":\"ES256\",\"kid\":\"ec\"}";
    var claims = good().toString();
    return Stream.of(
        Arguments.of("alg none", new PlainJWT(good()).serialize()),
        Arguments.of("public key as a secret", confused.serialize()),
        Arguments.of("a stranger's key under our key id", forged.serialize()),
        Arguments.of("a key brought along", own.serialize()),
        Arguments.of("no signature", parts[0] + "." + parts[1] + "."),
        Arguments.of(
            "a signature of zeros",
            parts[0] + "." + parts[1] + "." + Base64URL.encode(new byte[64])),
        Arguments.of(
            "another's signature", parts[0] + "." + parts[1] + "." + forged.getSignature()),
        Arguments.of(
            "another algorithm of the family",
            ISSUER.sign(new JWSHeader.Builder(JWSAlgorithm.PS256).keyID("rsa").build(), good())),
        Arguments.of(
            "a critical header",
            ISSUER.signRaw("{\"alg\":\"ES256\",\"kid\":\"ec\",\"crit\":[\"x\"],\"x\":1}", claims)),
        Arguments.of(
            "an unencoded payload",
            ISSUER.signRaw(
                "{\"alg\":\"ES256\",\"kid\":\"ec\",\"crit\":[\"b64\"],\"b64\":false}", claims)),
        Arguments.of(
            "another type",
            ISSUER.signRaw("{\"alg\":\"ES256\",\"kid\":\"ec\",\"typ\":\"refresh+jwt\"}", claims)),
        Arguments.of(
            "a path as key id",
            ISSUER.signRaw("{\"alg\":\"ES256\",\"kid\":\"../../dev/null\"}", claims)),
        Arguments.of(
            "a long key id",
            ISSUER.signRaw("{\"alg\":\"ES256\",\"kid\":\"" + "k".repeat(3_000) + "\"}", claims)),
        Arguments.of(
            "expired",
            ISSUER.token(Issuer.claims(5).expirationTime(Date.from(now.minusSeconds(60))).build())),
        Arguments.of("no expiry", ISSUER.token(Issuer.claims(5).expirationTime(null).build())),
        Arguments.of(
            "expires in a hundred years",
            ISSUER.token(
                Issuer.claims(5)
                    .expirationTime(Date.from(now.plusSeconds(3_000_000_000L)))
                    .build())),
        Arguments.of(
            "expiry as text",
            ISSUER.signRaw(header, claims.replaceAll("\"exp\":[0-9]+", "\"exp\":\"9e99\""))),
        Arguments.of(
            "expiry beyond numbers",
            ISSUER.signRaw(header, claims.replaceAll("\"exp\":[0-9]+", "\"exp\":9e99"))),
        Arguments.of(
            "negative expiry",
            ISSUER.signRaw(header, claims.replaceAll("\"exp\":[0-9]+", "\"exp\":-1"))),
        Arguments.of(
            "not yet",
            ISSUER.token(Issuer.claims(5).notBeforeTime(Date.from(now.plusSeconds(300))).build())),
        Arguments.of(
            "issued in the future",
            ISSUER.token(Issuer.claims(5).issueTime(Date.from(now.plusSeconds(300))).build())),
        Arguments.of("another issuer", ISSUER.token(Issuer.claims(5).issuer("x").build())),
        Arguments.of(
            "issuer with a slash",
            ISSUER.token(Issuer.claims(5).issuer(Issuer.NAME + "/").build())),
        Arguments.of("no audience", ISSUER.token(Issuer.claims(5).audience((String) null).build())),
        Arguments.of("another audience", ISSUER.token(Issuer.claims(5).audience("x").build())),
        Arguments.of(
            "other audiences", ISSUER.token(Issuer.claims(5).audience(List.of("x", "y")).build())),
        Arguments.of("no subject", ISSUER.token(Issuer.claims(5).subject(null).build())),
        Arguments.of("an empty subject", ISSUER.token(Issuer.claims(5).subject("").build())),
        Arguments.of("a name as subject", ISSUER.token(Issuer.claims(5).subject("ada").build())),
        Arguments.of("a leading zero", ISSUER.token(Issuer.claims(5).subject("05").build())),
        Arguments.of(
            "too large a subject",
            ISSUER.token(Issuer.claims(5).subject("9007199254740992").build())),
        Arguments.of("full-width digits", ISSUER.token(Issuer.claims(5).subject("\uFF15").build())),
        Arguments.of(
            "a number as subject",
            ISSUER.signRaw(header, claims.replaceAll("\"sub\":\"([0-9]+)\"", "\"sub\":$1"))),
        Arguments.of(
            "two subjects", ISSUER.signRaw(header, claims.replaceFirst("\\{", "{\"sub\":\"1\","))),
        Arguments.of("not claims", ISSUER.signRaw(header, "[]")),
        Arguments.of("not JSON", ISSUER.signRaw(header, "x")),
        Arguments.of("five parts", valid + ".x.y"));
  }

  @Test
  void unknownKeysDoNotMakeTheDoorAskTheIssuerAgainAndAgain() {
    status(ISSUER.token(newMember()));
    int before = keyRequests();

    for (int i = 0; i < 20; i++) {
      status(ISSUER.signRaw("{\"alg\":\"ES256\",\"kid\":\"k" + i + "\"}", good().toString()));
    }

    assertThat(keyRequests() - before).isLessThanOrEqualTo(2);
    assertThat(status(ISSUER.token(newMember()))).isEqualTo(200);
  }

  @Test
  void rolesAreWhatTheIssuersScopeSaysAndNothingElse() {
    for (var claims :
        List.of(
            Map.of("scope", List.of("moderate")),
            Map.of("roles", List.of("moderate")),
            Map.of("scp", "moderate"),
            Map.of("scope", "MODERATE"),
            Map.of("scope", "moderate,admin"))) {
      var builder = Issuer.claims(newMember());
      claims.forEach(builder::claim);

      var answer = get("/v1/moderation/comments", bearer(ISSUER.token(builder.build())));

      assertThat(answer.statusCode()).as(claims.toString()).isEqualTo(403);
    }
  }

  @Test
  void aTokenAnywhereElseIsNoToken() {
    var token = ISSUER.token(newMember());

    assertThat(get("/v1/feed/news?access_token=" + token).statusCode()).isEqualTo(401);
    assertThat(get("/v1/feed/news", "Cookie", "Authorization=" + token).statusCode())
        .isEqualTo(401);
  }
}
