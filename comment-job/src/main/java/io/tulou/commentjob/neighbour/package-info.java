/** Calls to the services that keep what this one does not: feed-service and history-service. */
@NullMarked
package io.tulou.commentjob.neighbour;

import org.jspecify.annotations.NullMarked;
