/**
 * What everybody is asking for right now, kept as the bytes that are sent and answered in front of
 * the servlet context. Only what is the same for all is kept: whoever shows a token takes the
 * ordinary way.
 */
@NullMarked
package io.tulou.bff.hotpage;

import org.jspecify.annotations.NullMarked;
