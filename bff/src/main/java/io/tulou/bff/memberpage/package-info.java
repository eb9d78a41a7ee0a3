/**
 * Members: the near cache of authors, and making the owners of tokens known. A profile that cannot
 * be had is replaced by a default one.
 */
@NullMarked
package io.tulou.bff.memberpage;

import org.jspecify.annotations.NullMarked;
