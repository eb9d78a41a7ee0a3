/**
 * Work that takes longer than a request: asked for over HTTP, kept as a row of {@code operation},
 * done by one node under a lease and taken on by another where the row says. Knows nothing of what
 * is done; that is a {@link io.tulou.common.operation.Work} for each kind.
 */
@NullMarked
package io.tulou.common.operation;

import org.jspecify.annotations.NullMarked;
