/**
 * Keeps the search index equal to the events: for each comment its highest version, in every state,
 * because what is deleted from an index forgets its version after a minute.
 */
@NullMarked
package io.tulou.commentjob.search;

import org.jspecify.annotations.NullMarked;
