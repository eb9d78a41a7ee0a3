/**
 * Members, posts and timelines as they travel between services and through the log. Identifiers are
 * 53-bit numbers here and decimal strings in JSON at the door.
 */
@NullMarked
package io.tulou.contract.feed;

import org.jspecify.annotations.NullMarked;
