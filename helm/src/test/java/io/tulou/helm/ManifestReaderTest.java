package io.tulou.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestReaderTest {
  private static final String VALID =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: door
      spec:
        replicas: 2
        selector:
          matchLabels: {app: door}
        template:
          metadata:
            labels: {app: door}
          spec:
            containers:
              - name: door
                image: door:1
                livenessProbe:
                  httpGet: {path: /, port: http}
      """;

  @Test
  void readsAValidManifestAsItsType() {
    assertThat(ManifestReader.read(VALID)).isInstanceOf(Deployment.class);
  }

  @ParameterizedTest
  @CsvSource({
    "replicas:, replicass:, .spec.replicass",
    "image:, imagee:, .spec.template.spec.containers[0].imagee",
    "path:, paths:, .spec.template.spec.containers[0].livenessProbe.httpGet.paths",
    "labels:, label:, .spec.template.metadata.label",
  })
  void namesTheFieldThatDoesNotExist(String field, String misspelt, String path) {
    assertThatExceptionOfType(InvalidManifest.class)
        .isThrownBy(() -> ManifestReader.read(VALID.replace(field, misspelt)))
        .withMessageStartingWith("Unknown fields [" + path + "]");
  }

  @ParameterizedTest
  @CsvSource({
    "replicas: 2, replicas: two",
    "kind: Deployment, kind: Deploymentt",
    "apps/v1, apps/v7",
    "matchLabels: {app: door}, matchLabels: door",
    "containers:, containers: [",
  })
  void refusesAWrongTypeOrKind(String right, String wrong) {
    assertThatExceptionOfType(InvalidManifest.class)
        .isThrownBy(() -> ManifestReader.read(VALID.replace(right, wrong)));
  }

  @Test
  void refusesAKeyThatStandsTwice() {
    assertThatExceptionOfType(InvalidManifest.class)
        .isThrownBy(
            () -> ManifestReader.read(VALID.replace("spec:\n  r", "spec:\n  replicas: 1\n  r")));
  }
}
