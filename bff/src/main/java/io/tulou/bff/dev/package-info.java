/** Tokens for trying things out. Nothing of this exists outside the development profile. */
@NullMarked
package io.tulou.bff.dev;

import org.jspecify.annotations.NullMarked;
