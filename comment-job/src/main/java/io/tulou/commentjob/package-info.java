/**
 * The workers behind comments: they alone write the comment tables, their indexes in Redis and the
 * search index.
 */
@NullMarked
package io.tulou.commentjob;

import org.jspecify.annotations.NullMarked;
