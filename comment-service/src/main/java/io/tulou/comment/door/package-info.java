/**
 * What this service offers the BFF inside the platform. Translates and delegates; the public paths
 * that need no authors lie with their features.
 */
@NullMarked
package io.tulou.comment.door;

import org.jspecify.annotations.NullMarked;
