/**
 * What a caller gets to see of a comment. The only place that decides it; every read path asks
 * here.
 */
@NullMarked
package io.tulou.comment.view;

import org.jspecify.annotations.NullMarked;
