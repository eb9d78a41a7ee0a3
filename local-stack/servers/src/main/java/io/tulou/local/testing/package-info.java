/**
 * The servers that integration tests share: started once for a whole build, whichever module asks
 * first. Every caller gets names of its own in them, so tests never meet each other's data.
 */
@NullMarked
package io.tulou.local.testing;

import org.jspecify.annotations.NullMarked;
