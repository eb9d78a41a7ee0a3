package io.tulou.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ChartTest {
  private final Chart chart = Chart.ours();

  @Test
  void passesTheStrictLint() {
    var result = chart.lint();

    assertThat(result.isFailed()).as(() -> result.getMessages().toString()).isFalse();
    assertThat(result.getMessages()).noneMatch(it -> it.contains("[WARNING]"));
  }

  @Test
  void failsTheLintWithAValueThatTheSchemaDoesNotKnow(@TempDir Path folder) {
    var broken = chart.copyReplacing(folder, "values.yaml", "  pullPolicy:", "  pullPolicie:");

    var result = broken.lint();

    assertThat(result.isFailed()).isTrue();
    assertThat(result.getMessages()).anyMatch(it -> it.contains("pullPolicie"));
  }

  @Test
  void failsTheLintWithATemplateThatDoesNotParse(@TempDir Path folder) {
    var broken = chart.copyReplacing(folder, "templates/ingress.yaml", "toYaml", "toYamll");

    assertThat(broken.lint().isFailed()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "image.pullPolicy, Sometimes, /image/pullPolicy",
    "defaults.replicas, many, /defaults/replicas",
    "defaults.autoscaling.maxReplicas, 0, /defaults/autoscaling/maxReplicas",
    "workloads.comment-worker.replicas, 2, comment-worker",
    "workloads.bff.replica, 2, /workloads/bff",
    "defaults.env.TULOU_INTERNAL_KEY, plain, TULOU_INTERNAL_KEY",
    "redis.url, redis://:password@redis:6379, /redis/url",
    "elasticsearch.url, https://elastic:password@elasticsearch:9200, /elasticsearch/url",
    "mysql.url, jdbc:mysql://root:password@mysql:3306, /mysql/url",
    "secrets.existingSecret, '', /secrets/existingSecret",
    "fullnameOverride, 1.door, /fullnameOverride",
  })
  void refusesValuesThatBreakTheSchema(String value, String setting, String complaint) {
    assertThatIllegalStateException()
        .isThrownBy(() -> chart.render(Map.of(value, setting)))
        .withMessageContaining("values don't meet the specifications of the schema")
        .withMessageContaining(complaint);
  }

  @ParameterizedTest
  @MethodSource("io.tulou.helm.Chart#renderings")
  void rendersDocumentsThatTheKubernetesApiKnowsEachOnce(Manifests manifests) {
    assertThat(manifests.objects())
        .hasSizeGreaterThan(30)
        .extracting(HasMetadata::getFullResourceName, it -> it.getMetadata().getName())
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("io.tulou.helm.Chart#renderings")
  void rendersNothingUnset(Manifests manifests) {
    assertThat(manifests.documents())
        .allSatisfy(it -> assertThat(it).doesNotContain("<nil>", "<no value>", ": null"));
  }

  @Test
  void givesItsObjectsTheNameOfTheReleaseOrTheOneAskedFor() {
    var manifests = chart.render(Map.of("fullnameOverride", "courtyard"));

    assertThat(manifests.objects())
        .allMatch(it -> it.getMetadata().getName().startsWith("courtyard"));
  }

  @Test
  void leavesOutWhatIsSwitchedOff() {
    var manifests =
        chart.render(
            Map.of(
                "migration.enabled", false,
                "networkPolicy.enabled", false,
                "serviceAccount.create", false,
                "defaults.autoscaling.enabled", false));

    assertThat(manifests.objects())
        .extracting(HasMetadata::getKind)
        .containsOnly("ConfigMap", "Deployment", "Service", "PodDisruptionBudget");
  }

  @Test
  void describesEveryValue() throws IOException {
    var lines = Files.readAllLines(chart.folder().resolve("values.yaml"));

    assertThat(undescribed(lines)).isEmpty();
  }

  /** Values that follow neither their own comment nor one of the object that they begin. */
  private static List<String> undescribed(List<String> lines) {
    var value = Pattern.compile("^ *[A-Za-z_-]+: *\\S.*");
    return Stream.iterate(1, line -> line < lines.size(), line -> line + 1)
        .filter(line -> value.matcher(lines.get(line)).matches())
        .filter(line -> !lines.get(line - 1).strip().startsWith("#"))
        .map(lines::get)
        .filter(line -> !line.matches(" +(cpu|memory|(comment|feed|history)_[a-z]+): .*"))
        .toList();
  }
}
