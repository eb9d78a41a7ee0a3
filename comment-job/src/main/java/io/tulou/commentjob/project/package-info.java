/**
 * Brings Redis and the events to what the database says now about what a batch touched. Running it
 * twice, or late, changes nothing that a newer state has written.
 */
@NullMarked
package io.tulou.commentjob.project;

import org.jspecify.annotations.NullMarked;
