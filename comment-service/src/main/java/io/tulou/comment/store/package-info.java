/**
 * Where comments and subjects are read from: near caches, then Redis, then one database query for
 * all who wait. Features see snapshots and ids in order, never rows or keys.
 */
@NullMarked
package io.tulou.comment.store;

import org.jspecify.annotations.NullMarked;
