/**
 * Lists of comments: the roots of a subject, the replies under a root, what a member wrote. Ids in
 * order first, then contents in batches, then what the caller may see of them.
 */
@NullMarked
package io.tulou.comment.thread;

import org.jspecify.annotations.NullMarked;
