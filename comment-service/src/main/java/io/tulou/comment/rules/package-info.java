/**
 * What a text must pass before it is published: small rules in one order, each with its outcome.
 * Rules and sanctions are data that moderators change; nodes look for changes every second.
 */
@NullMarked
package io.tulou.comment.rules;

import org.jspecify.annotations.NullMarked;
