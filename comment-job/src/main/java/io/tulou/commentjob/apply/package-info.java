/**
 * Decides the commands of the log against the truth, a poll's worth of one partition at a time:
 * load what they name, decide in log order in memory, write the difference at once.
 */
@NullMarked
package io.tulou.commentjob.apply;

import org.jspecify.annotations.NullMarked;
