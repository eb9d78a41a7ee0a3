/**
 * Brings real input into a running platform: discussions as commands in the log, follow graphs
 * through feed-service. Every import can be interrupted, resumed and repeated without doubling
 * anything.
 */
@NullMarked
package io.tulou.local.importer;

import org.jspecify.annotations.NullMarked;
