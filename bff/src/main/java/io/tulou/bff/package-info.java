/**
 * The door: the only process that app frontends, moderators and operators talk to. It keeps no data
 * of its own.
 */
@NullMarked
package io.tulou.bff;

import org.jspecify.annotations.NullMarked;
