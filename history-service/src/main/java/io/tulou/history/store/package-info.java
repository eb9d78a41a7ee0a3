/**
 * The tables of histories; only the workers write them. All access is by primary key or by keyset.
 */
@NullMarked
package io.tulou.history.store;

import org.jspecify.annotations.NullMarked;
