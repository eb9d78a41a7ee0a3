package io.tulou.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WiringTest {
  private final Manifests manifests = Chart.ours().render();
  private final Manifests production = Chart.ours().renderForProduction();

  @Test
  void opensTheBffOnlyToTheOutside() {
    assertThat(manifests.all(Ingress.class)).isEmpty();
    assertThat(production.all(Ingress.class))
        .singleElement()
        .satisfies(ingress -> {
          var paths = ingress.getSpec().getRules().getFirst().getHttp().getPaths();
          assertThat(paths).hasSize(1);
          assertThat(paths.getFirst().getBackend().getService().getName()).isEqualTo("tulou-bff");
        });
    assertThat(production.all(Service.class))
        .allMatch(it -> List.of("", "ClusterIP").contains(orEmpty(it.getSpec().getType())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TULOU_COMMENT_SERVICE",
        "TULOU_FEED_SERVICE",
        "TULOU_HISTORY_SERVICE",
        "TULOU_COMMENT_JOB"
      })
  void letsTheBffSeeEveryInstanceOfAService(String variable) {
    var environment = manifests.get(ConfigMap.class, "tulou-bff").getData();
    var address = URI.create(environment.get(variable));

    var target = manifests.get(Service.class, address.getHost());
    assertThat(target.getSpec().getClusterIP()).isEqualTo("None");
    assertThat(target.getSpec().getPorts().getFirst().getPort()).isEqualTo(address.getPort());
  }

  @Test
  void letsCommentServiceAskFeedService() {
    var environment = manifests.get(ConfigMap.class, "tulou-comment-service").getData();

    assertThat(URI.create(environment.get("TULOU_FEED_SERVICE")).getHost())
        .isEqualTo("tulou-feed-service");
    assertThat(manifests.byName(NetworkPolicy.class).get("tulou-feed-service"))
        .satisfies(policy ->
            assertThat(policy.getSpec().getIngress().getFirst().getFrom())
                .extracting(from -> from.getPodSelector().getMatchLabels())
                .containsExactly(
                    labels(manifests, "tulou-bff"),
                    labels(manifests, "tulou-comment-service"),
                    labels(manifests, "tulou-comment-job")));
  }

  @Test
  void letsCommentJobReplayIntoTheStoresOfOthers() {
    var environment = manifests.get(ConfigMap.class, "tulou-comment-job").getData();

    assertThat(URI.create(environment.get("TULOU_FEED_SERVICE")).getHost())
        .isEqualTo("tulou-feed-service");
    assertThat(URI.create(environment.get("TULOU_HISTORY_SERVICE")).getHost())
        .isEqualTo("tulou-history-service");
    assertThat(manifests.byName(NetworkPolicy.class).get("tulou-history-service"))
        .satisfies(policy ->
            assertThat(policy.getSpec().getIngress().getFirst().getFrom())
                .extracting(from -> from.getPodSelector().getMatchLabels())
                .containsExactly(
                    labels(manifests, "tulou-bff"), labels(manifests, "tulou-comment-job")));
  }

  @Test
  void letsOnlyTheBffCallMostServicesAndNobodyTheWorkers() {
    var policies = manifests.byName(NetworkPolicy.class);

    assertThat(policies).hasSize(7);
    policies.forEach((name, policy) -> {
      var rules = policy.getSpec().getIngress();
      switch (name) {
        case "tulou-bff" -> assertThat(rules.getFirst().getFrom()).isEmpty();
        case "tulou-feed-service", "tulou-history-service" -> assertThat(rules).hasSize(1);
        case "tulou-comment-service", "tulou-comment-job" -> {
          assertThat(rules).hasSize(1);
          assertThat(rules.getFirst().getFrom())
              .singleElement()
              .satisfies(it ->
                  assertThat(it.getPodSelector().getMatchLabels())
                      .isEqualTo(labels(manifests, "tulou-bff")));
        }
        default -> assertThat(rules).isEmpty();
      }
    });
  }

  @Test
  void opensTheManagementPortToThoseWhoReadMetricsOnly() {
    assertThat(production.all(NetworkPolicy.class))
        .allSatisfy(policy ->
            assertThat(policy.getSpec().getIngress())
                .filteredOn(
                    rule -> rule.getPorts().getFirst().getPort().getStrVal().equals("management"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.getFrom()).isNotEmpty()));
  }

  @ParameterizedTest
  @MethodSource("io.tulou.helm.Chart#renderings")
  void selectsThePodsOfExactlyOneDeployment(Manifests rendering) {
    var selectors =
        Stream.of(
                rendering.all(Service.class).stream().map(it -> it.getSpec().getSelector()),
                rendering.all(NetworkPolicy.class).stream()
                    .map(it -> it.getSpec().getPodSelector().getMatchLabels()),
                rendering.all(PodDisruptionBudget.class).stream()
                    .map(it -> it.getSpec().getSelector().getMatchLabels()),
                rendering.all(Deployment.class).stream()
                    .map(it -> it.getSpec().getSelector().getMatchLabels()))
            .flatMap(selector -> selector)
            .toList();

    assertThat(selectors)
        .hasSize(5 + 7 + 7 + 7)
        .allSatisfy(selector ->
            assertThat(rendering.all(Deployment.class))
                .filteredOn(it -> podLabels(it).entrySet().containsAll(selector.entrySet()))
                .hasSize(1));
  }

  private static Map<String, String> labels(Manifests rendering, String name) {
    return rendering.get(Deployment.class, name).getSpec().getSelector().getMatchLabels();
  }

  private static Map<String, String> podLabels(Deployment deployment) {
    return deployment.getSpec().getTemplate().getMetadata().getLabels();
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
