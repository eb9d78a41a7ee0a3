/** What notifications say about comments: how they begin, and why something was decided on them. */
@NullMarked
package io.tulou.comment.notice;

import org.jspecify.annotations.NullMarked;
