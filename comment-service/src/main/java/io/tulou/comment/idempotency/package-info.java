/**
 * Fast answers to repeated requests. Redis remembers for a day what a key was answered; where it
 * forgets, the row that comment-job writes with the key is what keeps the effect single.
 */
@NullMarked
package io.tulou.comment.idempotency;

import org.jspecify.annotations.NullMarked;
