package io.tulou.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WorkloadsTest {
  private final Manifests manifests = Chart.ours().render();

  @ParameterizedTest
  @CsvSource({
    "bff, bff,",
    "comment-service, comment-service,",
    "comment-job, comment-job,",
    "feed-service, feed-service, api",
    "feed-worker, feed-service, worker",
    "history-service, history-service, api",
    "history-worker, history-service, worker",
  })
  void runsEachServiceAndEachWorkerAsADeploymentOfItsOwn(String name, String module, String role) {
    var deployment = manifests.get(Deployment.class, "tulou-" + name);

    assertThat(container(deployment).getImage()).isEqualTo("tulou/" + module + ":0.1.0");
    assertThat(environment("tulou-" + name).get("TULOU_ROLE")).isEqualTo(role);
    assertThat(manifests.all(Deployment.class)).hasSize(7);
  }

  @ParameterizedTest
  @MethodSource("io.tulou.helm.Chart#renderings")
  void probesEveryDeploymentOnItsManagementPort(Manifests rendering) {
    assertThat(rendering.all(Deployment.class))
        .map(WorkloadsTest::container)
        .allSatisfy(it -> {
          assertThat(it.getStartupProbe().getHttpGet().getPath()).endsWith("/liveness");
          assertThat(it.getLivenessProbe().getHttpGet().getPath()).endsWith("/liveness");
          assertThat(it.getReadinessProbe().getHttpGet().getPath()).endsWith("/readiness");
          assertThat(Stream.of(it.getStartupProbe(), it.getLivenessProbe(), it.getReadinessProbe()))
              .allMatch(probe -> probe.getHttpGet().getPort().getStrVal().equals("management"));
          assertThat(it.getPorts())
              .anyMatch(
                  port -> port.getName().equals("management") && port.getContainerPort() == 9080);
        });
  }

  @ParameterizedTest
  @MethodSource("io.tulou.helm.Chart#renderings")
  void boundsTheResourcesOfEveryContainer(Manifests rendering) {
    assertThat(rendering.containers())
        .hasSize(8)
        .allSatisfy(it -> {
          assertThat(it.getResources().getRequests()).containsKeys("cpu", "memory");
          assertThat(it.getResources().getLimits())
              .containsEntry("memory", it.getResources().getRequests().get("memory"));
        });
  }

  @ParameterizedTest
  @MethodSource("io.tulou.helm.Chart#renderings")
  void givesNoPodMoreRightsThanItNeeds(Manifests rendering) {
    assertThat(rendering.pods())
        .hasSize(8)
        .allSatisfy(pod -> {
          assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
          assertThat(pod.getSecurityContext().getRunAsUser()).isPositive();
          assertThat(pod.getSecurityContext().getSeccompProfile().getType())
              .isEqualTo("RuntimeDefault");
          assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        });
    assertThat(rendering.containers())
        .allSatisfy(it -> {
          assertThat(it.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
          assertThat(it.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
          assertThat(it.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
          assertThat(it.getVolumeMounts()).anyMatch(mount -> mount.getMountPath().equals("/tmp"));
        });
    assertThat(rendering.all(ServiceAccount.class))
        .allMatch(account -> !account.getAutomountServiceAccountToken());
  }

  @Test
  void keepsServiceLinksOutOfTheConfigurationOfTheServices() {
    assertThat(manifests.pods()).allMatch(pod -> !pod.getEnableServiceLinks());
  }

  @Test
  void leavesTimeForAGracefulShutdownAfterTheLoadBalancingForgotThePod() {
    assertThat(manifests.all(Deployment.class))
        .allSatisfy(it -> {
          var pod = it.getSpec().getTemplate().getSpec();
          var sleep = container(it).getLifecycle().getPreStop().getSleep().getSeconds();
          assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThanOrEqualTo(sleep + 30);
        });
  }

  @Test
  void restartsThePodsWhoseConfigurationChanges() {
    var changed = Chart.ours().render(Map.of("workloads.bff.env.EXAMPLE", "changed"));

    assertThat(checksum(changed, "tulou-bff")).isNotEqualTo(checksum(manifests, "tulou-bff"));
    assertThat(checksum(changed, "tulou-feed-worker"))
        .isEqualTo(checksum(manifests, "tulou-feed-worker"));
  }

  @Test
  void migratesBeforeInstallAndUpgradeWithoutAnObjectOfTheRelease() {
    var job = manifests.get(Job.class, "tulou-migration");
    var pod = job.getSpec().getTemplate().getSpec();

    assertThat(job.getMetadata().getAnnotations())
        .containsEntry(Chart.HOOK, "pre-install,pre-upgrade");
    assertThat(pod.getServiceAccountName()).isNull();
    assertThat(pod.getContainers()).allMatch(it -> it.getEnvFrom().isEmpty());
    assertThat(pod.getContainers().getFirst().getImage()).isEqualTo("tulou/sql:0.1.0");
  }

  private Map<String, String> environment(String name) {
    return manifests.get(ConfigMap.class, name).getData();
  }

  private static Container container(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
  }

  private static String checksum(Manifests rendering, String name) {
    var template = rendering.get(Deployment.class, name).getSpec().getTemplate();
    return template.getMetadata().getAnnotations().get("checksum/config");
  }
}
