/**
 * Who is calling. Tokens are checked here and nowhere else; what lies behind believes only the
 * door's own internal token.
 */
@NullMarked
package io.tulou.bff.security;

import org.jspecify.annotations.NullMarked;
