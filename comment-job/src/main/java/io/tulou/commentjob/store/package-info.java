/**
 * The tables of schema {@code comment} as rows, read and written in bulk. One statement per intent,
 * each with the subject's id, so that all of it shards by subject.
 */
@NullMarked
package io.tulou.commentjob.store;

import org.jspecify.annotations.NullMarked;
