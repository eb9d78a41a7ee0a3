/** Erases what a member wrote, in every store, and proves it. */
@NullMarked
package io.tulou.commentjob.erase;

import org.jspecify.annotations.NullMarked;
