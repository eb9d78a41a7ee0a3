package io.tulou.bff.memberpage;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.bff.testing.DoorTest;
import io.tulou.bff.testing.FakeService;
import io.tulou.bff.testing.Issuer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntroductionsTest extends DoorTest {
  @BeforeEach
  void aFeed() {
    FEED.answer("GET /internal/feed", 200, "{\"items\":[],\"nextCursor\":null,\"latest\":null}");
  }

  @Test
  void aMemberIsIntroducedOnceForEachNameAndBeforeTheRequestGoesOn() {
    long member = newMember();
    var ada = ISSUER.token(Issuer.claims(member).claim("name", "Ada").build());
    var renamed = ISSUER.token(Issuer.claims(member).claim("name", "Ada L").build());

    get("/v1/feed", bearer(ada));
    get("/v1/feed", bearer(ada));
    get("/v1/feed", bearer(renamed));

    assertThat(FEED.calls().getFirst().path()).isEqualTo("/internal/members/me");
    assertThat(introductions()).hasSize(2);
    var caller =
        internalTokens().verify(introductions().getFirst().header("Tulou-identity")).orElseThrow();
    assertThat(caller.memberId()).isEqualTo(member);
    assertThat(JSON.readTree(introductions().getLast().body()).path("name").asString())
        .isEqualTo("Ada L");
  }

  @Test
  void namesAndPicturesThatCannotBeShownAreLeftOut() {
    var claims =
        Issuer.claims(newMember())
            .claim("name", " \u202Eevil\u0000 " + "x".repeat(100))
            .claim("picture", "javascript:alert(1)");

    get("/v1/feed", bearer(ISSUER.token(claims.build())));

    var sent = JSON.readTree(introductions().getFirst().body());
    assertThat(sent.path("name").asString()).startsWith("evil x").hasSize(80);
    assertThat(sent.path("picture").isNull()).isTrue();
  }

  @Test
  void aFailedIntroductionDoesNotFailTheRequest() {
    FEED.problem("PUT /internal/members/me", 503, "unavailable");

    var token = bearer(ISSUER.token(newMember()));

    assertThat(get("/v1/feed", token).statusCode()).isEqualTo(200);
    assertThat(get("/v1/feed", token).statusCode()).isEqualTo(200);
    assertThat(introductions()).hasSize(1);
  }

  private static List<FakeService.Call> introductions() {
    return FEED.calls("/internal/members/me");
  }
}
