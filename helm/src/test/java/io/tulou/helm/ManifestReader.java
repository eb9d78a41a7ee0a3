package io.tulou.helm;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/**
 * Reads a manifest as strictly as the types of the Kubernetes API allow: unknown kinds, unknown
 * fields and wrong types are refused; a missing required field is not noticed.
 */
final class ManifestReader {
  private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

  private ManifestReader() {}

  /**
   * Reads one YAML document.
   *
   * @throws InvalidManifest naming the first wrong type or all unknown fields
   */
  static HasMetadata read(String document) {
    var object = unmarshal(document);
    var unknown = UnknownFields.of(object);
    if (!unknown.isEmpty()) {
      throw new InvalidManifest("Unknown fields " + unknown, document, null);
    }
    return object;
  }

  private static HasMetadata unmarshal(String document) {
    Object object;
    try {
      object = SERIALIZATION.unmarshal(document);
    } catch (RuntimeException e) {
      throw new InvalidManifest("Wrong kind or type", document, e);
    }
    if (object instanceof HasMetadata known
        && known.getClass().getName().startsWith("io.fabric8.kubernetes.api.model.")
        && !known.getClass().getSimpleName().startsWith("Generic")) {
      return known;
    }
    throw new InvalidManifest("Unknown kind", document, null);
  }
}
