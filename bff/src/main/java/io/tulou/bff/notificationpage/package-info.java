/** The caller's notifications, with the names of those who caused them. */
@NullMarked
package io.tulou.bff.notificationpage;

import org.jspecify.annotations.NullMarked;
