/**
 * Lints and renders the chart and checks what comes out against the types of the Kubernetes API. No
 * cluster is needed, hence nothing here says that one would accept the result.
 */
@NullMarked
package io.tulou.helm;

import org.jspecify.annotations.NullMarked;
