/**
 * What stands before everything else at the door: whether a request is worked on at all. A refusal
 * here costs no token check, no parsing and no servlet.
 */
@NullMarked
package io.tulou.bff.admission;

import org.jspecify.annotations.NullMarked;
