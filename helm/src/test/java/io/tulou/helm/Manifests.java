package io.tulou.helm;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the chart renders: one YAML text and one object for each document, in order. */
record Manifests(List<String> documents, List<HasMetadata> objects) {
  private static final Pattern SEPARATOR = Pattern.compile("(?m)^---\\s*$");
  private static final Pattern CONTENT = Pattern.compile("(?m)^[^#\\s]");

  /**
   * Splits the text and reads each document.
   *
   * @throws InvalidManifest if one is not what the Kubernetes API knows
   */
  static Manifests parse(String yaml) {
    var documents =
        SEPARATOR.splitAsStream(yaml).filter(text -> CONTENT.matcher(text).find()).toList();
    return new Manifests(documents, documents.stream().map(ManifestReader::read).toList());
  }

  <T extends HasMetadata> List<T> all(Class<T> type) {
    return objects.stream().filter(type::isInstance).map(type::cast).toList();
  }

  <T extends HasMetadata> Map<String, T> byName(Class<T> type) {
    return all(type).stream()
        .collect(Collectors.toMap(object -> object.getMetadata().getName(), Function.identity()));
  }

  /** The one of that type and name. */
  <T extends HasMetadata> T get(Class<T> type, String name) {
    var found = byName(type).get(name);
    if (found == null) {
      throw new AssertionError("No %s %s".formatted(type.getSimpleName(), name));
    }
    return found;
  }

  /** The pods of everything that runs: deployments and the migration. */
  List<PodSpec> pods() {
    return Stream.concat(
            all(Deployment.class).stream().map(it -> it.getSpec().getTemplate()),
            all(Job.class).stream().map(it -> it.getSpec().getTemplate()))
        .map(PodTemplateSpec::getSpec)
        .toList();
  }

  /** Their containers, of every kind. */
  List<Container> containers() {
    var containers = new ArrayList<Container>();
    for (var pod : pods()) {
      containers.addAll(pod.getContainers());
      containers.addAll(pod.getInitContainers());
    }
    return containers;
  }
}
