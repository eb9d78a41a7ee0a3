/**
 * Notifications in MySQL, and what must be known to make them. Whoever changes anything of a
 * recipient holds its row.
 */
@NullMarked
package io.tulou.history.notification.store;

import org.jspecify.annotations.NullMarked;
