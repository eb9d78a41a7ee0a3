/**
 * Ids that grow with time, are never given twice, and are exact as a JavaScript number and a Redis
 * score. Each process leases a node number, so that no two generate the same id.
 */
@NullMarked
package io.tulou.common.id;

import org.jspecify.annotations.NullMarked;
