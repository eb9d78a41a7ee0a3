/** What services with tables of their own share about how values lie in columns. */
@NullMarked
package io.tulou.common.store;

import org.jspecify.annotations.NullMarked;
