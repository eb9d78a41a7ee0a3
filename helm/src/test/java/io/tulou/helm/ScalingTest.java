package io.tulou.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.MetricSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScalingTest {
  private final Manifests manifests = Chart.ours().render();
  private final Manifests production = Chart.ours().renderForProduction();

  @ParameterizedTest
  @MethodSource("io.tulou.helm.Chart#renderings")
  void leavesTheNumberOfPodsToTheAutoscalerWhereThereIsOne(Manifests rendering) {
    var scaled =
        rendering.all(HorizontalPodAutoscaler.class).stream()
            .map(it -> it.getSpec().getScaleTargetRef().getName())
            .toList();

    assertThat(rendering.byName(Deployment.class).keySet()).containsAll(scaled);
    assertThat(rendering.all(Deployment.class))
        .allSatisfy(it ->
            assertThat(it.getSpec().getReplicas() == null)
                .isEqualTo(scaled.contains(it.getMetadata().getName())));
  }

  @Test
  void scalesOnCpuAndOnLagWhereAMetricIsNamed() {
    assertThat(metrics(manifests, "tulou-comment-job")).containsExactly("Resource");
    assertThat(metrics(production, "tulou-comment-job")).containsExactly("Resource", "External");
    assertThat(production.byName(HorizontalPodAutoscaler.class))
        .doesNotContainKey("tulou-history-worker");
    assertThat(production.get(Deployment.class, "tulou-history-worker").getSpec().getReplicas())
        .isEqualTo(3);
  }

  @Test
  void overridesTheDefaultsForOneWorkloadWithoutTouchingTheOthers() {
    var rendering = Chart.ours().render(Map.of("workloads.bff.autoscaling.maxReplicas", 40));

    var autoscalers = rendering.byName(HorizontalPodAutoscaler.class);
    autoscalers.forEach((name, it) ->
        assertThat(it.getSpec().getMaxReplicas())
            .as(name)
            .isEqualTo(name.equals("tulou-bff") ? 40 : 6));
    assertThat(autoscalers.get("tulou-bff").getSpec().getMinReplicas()).isEqualTo(2);
  }

  private static List<String> metrics(Manifests rendering, String name) {
    return rendering.get(HorizontalPodAutoscaler.class, name).getSpec().getMetrics().stream()
        .map(MetricSpec::getType)
        .toList();
  }
}
