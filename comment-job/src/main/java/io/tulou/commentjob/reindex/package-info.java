/**
 * Builds the search index anew beside the one that is read, and compares it with the rows. Neither
 * stops anybody who writes or searches.
 */
@NullMarked
package io.tulou.commentjob.reindex;

import org.jspecify.annotations.NullMarked;
