/**
 * Brings derived stores to what a topic speaks of, beside live traffic. A target never applies what
 * a record says: it takes what the record is about and looks at the source anew, so a replay brings
 * nothing back and has no effect outside its store.
 */
@NullMarked
package io.tulou.common.replay;

import org.jspecify.annotations.NullMarked;
