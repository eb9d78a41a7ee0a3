package io.tulou.bff.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.bff.testing.DoorTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class RouteWalkTest extends DoorTest {
  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  @Test
  void everyHandlerIsInTheTableAndEveryOwnRouteHasAHandler() {
    var handled =
        mappings.getHandlerMethods().keySet().stream()
            .flatMap(info ->
                info.getPatternValues().stream()
                    .map(pattern -> info.getMethodsCondition().getMethods() + " " + pattern))
            .toList();

    var own =
        routes()
            .filter(route -> route.service().isEmpty())
            .map(route -> "[" + route.method() + "] " + route.pattern())
            .toList();

    assertThat(handled).containsExactlyInAnyOrderElementsOf(own);
  }

  @ParameterizedTest
  @MethodSource("routes")
  void withoutATokenOnlyOpenRoutesAreServed(Route route) {
    var answer = send(call(route));

    if (route.access() == Access.ANYONE) {
      assertThat(answer.statusCode()).isNotIn(401, 403, 405);
      assertThat(answer.statusCode() == 404).isEqualTo(route == Route.DOCS_FILE);
    } else {
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
      assertThat(code(answer)).isEqualTo("unauthenticated");
    }
    assertThat(answer.headers().firstValue("Trace-Id")).isPresent();
  }

  @ParameterizedTest
  @MethodSource("routes")
  void aBadTokenIsRefusedEverywhere(Route route) {
    var answer = send(call(route).headers(bearer("bad")));

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("invalid_token");
    assertThat(COMMENTS.calls()).isEmpty();
    assertThat(FEED.calls()).isEmpty();
    assertThat(HISTORY.calls()).isEmpty();
    assertThat(JOB.calls()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = Route.class,
      names = {
        "DECIDE",
        "REVIEW",
        "PUT_RULES",
        "SANCTION",
        "TRY_RULES",
        "PUT_SUBJECT",
        "START_OPERATION",
        "OPERATION"
      })
  void aTokenWithoutTheScopeIsNotEnough(Route route) {
    var other = route.access() == Access.ADMIN ? "moderate" : "admin";

    var answer = send(call(route).headers(bearer(ISSUER.token(newMember(), other))));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(code(answer)).isEqualTo("forbidden");
    assertThat(COMMENTS.calls()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("routes")
  void otherMethodsAreNamedByAllow(Route route) {
    var answer = send(request(path(route)).method("FOO", BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(answer.headers().firstValue("Allow").orElse("")).contains(route.method().name());
    assertThat(code(answer)).isEqualTo("method-not-allowed");
  }

  @Test
  void developmentTokensDoNotExistHere() {
    var answer = post("/dev/tokens", "{\"memberId\":\"42\"}");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(code(answer)).isEqualTo("not-found");
  }

  private static Stream<Route> routes() {
    return Arrays.stream(Route.values()).filter(route -> !route.isForDevelopment());
  }

  private static String path(Route route) {
    return route
        .pattern()
        .replace("{type}", "video")
        .replace("{kind}", "replays")
        .replace("{file}", "1")
        .replace("{id}", "1");
  }

  private java.net.http.HttpRequest.Builder call(Route route) {
    return request(path(route)).method(route.method().name(), BodyPublishers.noBody());
  }
}
