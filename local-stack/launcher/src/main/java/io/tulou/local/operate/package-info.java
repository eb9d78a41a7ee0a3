/** What operators do from the command line, through the door like everybody else. */
@NullMarked
package io.tulou.local.operate;

import org.jspecify.annotations.NullMarked;
