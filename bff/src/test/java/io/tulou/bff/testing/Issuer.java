package io.tulou.bff.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;

/** Somebody who signs tokens, with a key of each kind that is taken. */
public final class Issuer {
  public static final String NAME = "https://issuer.test";
  public static final String AUDIENCE = "tulou-test";

  private final RSAKey rsa;
  private final ECKey ec;
  private final KeyPair ed25519;

  public Issuer() {
    try {
      rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
      ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
      ed25519 = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (JOSEException | GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public RSAKey rsa() {
    return rsa;
  }

  public ECKey ec() {
    return ec;
  }

  public String published() {
    var encoded = ed25519.getPublic().getEncoded();
    var x = Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    var ed = new OctetKeyPair.Builder(Curve.Ed25519, x).keyID("ed").build();
    return new JWKSet(List.of(rsa, ec, ed)).toString(true);
  }

  /** Claims that are believed, to be spoiled by the test. */
  public static JWTClaimsSet.Builder claims(long memberId) {
    var now = Instant.now();
    return new JWTClaimsSet.Builder()
        .issuer(NAME)
        .audience(AUDIENCE)
        .subject(Long.toString(memberId))
        .issueTime(Date.from(now))
        .expirationTime(Date.from(now.plusSeconds(600)));
  }

  public String token(long memberId, String... scopes) {
    return token(
        claims(memberId).claim("name", "Ada").claim("scope", String.join(" ", scopes)).build());
  }

  public String token(JWTClaimsSet claims) {
    return sign(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec").build(), claims);
  }

  /** Signed with the key of the header's algorithm. */
  public String sign(JWSHeader header, JWTClaimsSet claims) {
    try {
      JWSSigner signer =
          JWSAlgorithm.Family.EC.contains(header.getAlgorithm())
              ? new ECDSASigner(ec)
              : new RSASSASigner(rsa);
      var token = new SignedJWT(header, claims);
      token.sign(signer);
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Parts signed as they are, with the EC key: for what a library would not write. */
  public String signRaw(String header, String payload) {
    try {
      var input = Base64URL.encode(header) + "." + Base64URL.encode(payload);
      var signature =
          new ECDSASigner(ec)
              .sign(new JWSHeader(JWSAlgorithm.ES256), input.getBytes(StandardCharsets.US_ASCII));
      return input + "." + signature;
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public String signWithEd25519(JWTClaimsSet claims) {
    try {
      var input =
          Base64URL.encode("{\"alg\":\"EdDSA\",\"kid\":\"ed\"}")
              + "."
              + Base64URL.encode(claims.toString());
      var signature = Signature.getInstance("Ed25519");
      signature.initSign(ed25519.getPrivate());
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return input + "." + Base64URL.encode(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
