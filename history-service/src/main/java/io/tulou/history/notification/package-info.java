/**
 * Reads notifications and marks them as read. Who writes them is in {@code notify}, where they
 * stand in {@code store}.
 */
@NullMarked
package io.tulou.history.notification;

import org.jspecify.annotations.NullMarked;
