/**
 * Reads histories: pages, single subjects, days. Redis first, MySQL for what lies deeper or was
 * lost there.
 */
@NullMarked
package io.tulou.history.query;

import org.jspecify.annotations.NullMarked;
