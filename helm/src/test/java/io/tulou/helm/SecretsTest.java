package io.tulou.helm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SecretsTest {
  private static final Pattern SECRET_NAME = Pattern.compile(".*(PASSWORD|SECRET|_KEY).*");
  private final Manifests manifests = Chart.ours().render();

  @ParameterizedTest
  @MethodSource("io.tulou.helm.Chart#renderings")
  void takesEverySecretFromASecretAndRendersNone(Manifests rendering) {
    var secrets =
        rendering.containers().stream()
            .flatMap(it -> it.getEnv().stream())
            .filter(it -> SECRET_NAME.matcher(it.getName()).matches())
            .toList();

    assertThat(secrets)
        .hasSizeGreaterThan(20)
        .allSatisfy(it -> {
          assertThat(it.getValue()).as(it.getName()).isNull();
          assertThat(it.getValueFrom().getSecretKeyRef().getKey()).isNotEmpty();
        });
    assertThat(rendering.all(ConfigMap.class))
        .allSatisfy(
            it -> assertThat(it.getData().keySet()).noneMatch(SECRET_NAME.asMatchPredicate()));
    assertThat(rendering.all(Secret.class)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "comment-service, mysql-password-comment-service",
    "comment-job, mysql-password-comment-job",
    "feed-service, mysql-password-feed-service",
    "feed-worker, mysql-password-feed-service",
    "history-service, mysql-password-history-service",
    "history-worker, mysql-password-history-service",
  })
  void givesEachServiceThePasswordOfItsOwnDatabaseUserOnly(String name, String key) {
    assertThat(references(manifests, name))
        .containsOnly(
            Map.entry("TULOU_INTERNAL_KEY", "tulou/internal-key"),
            Map.entry("TULOU_CURSOR_KEY", "tulou/cursor-key"),
            Map.entry("TULOU_MYSQL_PASSWORD", "tulou/" + key));
  }

  @Test
  void givesTheBffNoDatabase() {
    assertThat(references(manifests, "bff"))
        .containsOnlyKeys("TULOU_INTERNAL_KEY", "TULOU_CURSOR_KEY");
    assertThat(manifests.get(ConfigMap.class, "tulou-bff").getData())
        .doesNotContainKey("TULOU_MYSQL_URL");
  }

  @Test
  void takesAddressesWithAPasswordFromTheSecretInsteadOfTheConfiguration() {
    var production = Chart.ours().renderForProduction();

    assertThat(references(production, "comment-job"))
        .containsEntry("TULOU_REDIS_URL", "tulou-services/redis-url")
        .containsEntry("TULOU_ELASTICSEARCH", "tulou-services/elasticsearch-url");
    assertThat(production.get(ConfigMap.class, "tulou-comment-job").getData())
        .doesNotContainKeys("TULOU_REDIS_URL", "TULOU_ELASTICSEARCH");
  }

  @Test
  void givesTheMigrationTheAdministratorAndThePasswordsOfAllUsers() {
    var production = Chart.ours().renderForProduction();
    var job = production.get(Job.class, "tulou-migration");
    var environment = job.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv();

    assertThat(references(environment))
        .containsOnly(
            Map.entry("TULOU_MYSQL_ADMIN_PASSWORD", "tulou-migration/mysql-admin-password"),
            Map.entry(
                "TULOU_MYSQL_PASSWORD_COMMENT_SERVICE",
                "tulou-services/mysql-password-comment-service"),
            Map.entry(
                "TULOU_MYSQL_PASSWORD_COMMENT_JOB", "tulou-services/mysql-password-comment-job"),
            Map.entry(
                "TULOU_MYSQL_PASSWORD_FEED_SERVICE", "tulou-services/mysql-password-feed-service"),
            Map.entry(
                "TULOU_MYSQL_PASSWORD_HISTORY_SERVICE",
                "tulou-services/mysql-password-history-service"));
    assertThat(environment)
        .filteredOn(it -> it.getValue() != null)
        .extracting(EnvVar::getName)
        .contains("TULOU_MYSQL_URL", "TULOU_MYSQL_ADMIN_USER", "TULOU_KAFKA");
  }

  private static Map<String, String> references(Manifests rendering, String name) {
    var deployment = rendering.get(Deployment.class, "tulou-" + name);
    return references(
        deployment.getSpec().getTemplate().getSpec().getContainers().getFirst().getEnv());
  }

  private static Map<String, String> references(List<EnvVar> environment) {
    Function<EnvVar, String> reference =
        it -> {
          var key = it.getValueFrom().getSecretKeyRef();
          return key.getName() + "/" + key.getKey();
        };
    return environment.stream()
        .filter(it -> it.getValueFrom() != null)
        .collect(Collectors.toMap(EnvVar::getName, reference));
  }
}
