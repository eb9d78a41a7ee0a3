package io.tulou.helm;

import org.jspecify.annotations.Nullable;

/** A document that the Kubernetes API would not know what to do with. */
class InvalidManifest extends RuntimeException {
  InvalidManifest(String problem, String document, @Nullable Throwable cause) {
    super(problem + " in:\n" + document, cause);
  }
}
