/** Whether a member's history is recorded at all. The latest change wins. */
@NullMarked
package io.tulou.history.settings;

import org.jspecify.annotations.NullMarked;
