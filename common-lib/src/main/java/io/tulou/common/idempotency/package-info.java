/**
 * Fast answers to repeated requests. Redis remembers for a day what a key was answered, whichever
 * service and node it was used with; where it forgets, a row with the key, or an effect that is the
 * same when it is repeated, is what keeps the effect single.
 */
@NullMarked
package io.tulou.common.idempotency;

import org.jspecify.annotations.NullMarked;
