/**
 * Posts: published, scheduled, deleted, and listed by author. A post and its event commit together.
 */
@NullMarked
package io.tulou.feed.post;

import org.jspecify.annotations.NullMarked;
