/**
 * The time a request has left, travelling along with it. Relative on the wire, so that clocks need
 * not agree (as gRPC's {@code grpc-timeout}).
 */
@NullMarked
package io.tulou.common.deadline;

import org.jspecify.annotations.NullMarked;
