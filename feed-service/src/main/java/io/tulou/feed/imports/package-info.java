/**
 * Members and follow graphs in bulk, for operators. Taking the same batch again changes nothing.
 */
@NullMarked
package io.tulou.feed.imports;

import org.jspecify.annotations.NullMarked;
