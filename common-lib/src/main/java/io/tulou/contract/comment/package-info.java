/**
 * Comments as they travel: commands into the log, states and outcomes out of it. Every message
 * carries its type and a version, and old messages stay readable.
 */
@NullMarked
package io.tulou.contract.comment;

import org.jspecify.annotations.NullMarked;
