/**
 * What requests must look like before anything is done for them. Strict: what is not understood is
 * refused, never guessed.
 */
@NullMarked
package io.tulou.comment.request;

import org.jspecify.annotations.NullMarked;
