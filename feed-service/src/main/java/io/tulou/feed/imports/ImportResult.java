package io.tulou.feed.imports;

/**
 * What became of a batch.
 *
 * @param taken members taken, or follows that were new
 */
record ImportResult(int taken) {}
