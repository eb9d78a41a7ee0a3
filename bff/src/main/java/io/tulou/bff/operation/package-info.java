/** Tells operators how far an operation is, as a stream of events. */
@NullMarked
package io.tulou.bff.operation;

import org.jspecify.annotations.NullMarked;
