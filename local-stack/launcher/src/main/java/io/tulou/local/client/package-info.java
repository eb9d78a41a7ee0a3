/**
 * A small client of the platform's own public door, for demo data and imports. It waits and tries
 * again where the door says so, and gives up where an answer is final.
 */
@NullMarked
package io.tulou.local.client;

import org.jspecify.annotations.NullMarked;
