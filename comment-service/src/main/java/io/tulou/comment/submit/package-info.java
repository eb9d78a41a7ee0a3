/**
 * Writing and taking back comments: what a text must be, how it is rendered, and the command it
 * becomes. What is decided here is decided again by the worker, against the truth.
 */
@NullMarked
package io.tulou.comment.submit;

import org.jspecify.annotations.NullMarked;
