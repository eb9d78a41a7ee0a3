/**
 * Calls to the services behind the door. Each carries the caller and what is left of the deadline,
 * and each failure comes back as a refusal with a code.
 */
@NullMarked
package io.tulou.bff.client;

import org.jspecify.annotations.NullMarked;
