/**
 * What moderators do: find comments in every state and decide about them. The search index says
 * where to look; the database says how things are.
 */
@NullMarked
package io.tulou.comment.review;

import org.jspecify.annotations.NullMarked;
