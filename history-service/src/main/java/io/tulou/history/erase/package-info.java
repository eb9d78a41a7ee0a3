/** Erases what this service keeps of a member: what was watched, and notifications. */
@NullMarked
package io.tulou.history.erase;

import org.jspecify.annotations.NullMarked;
