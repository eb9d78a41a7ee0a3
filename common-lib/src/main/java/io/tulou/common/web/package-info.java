/**
 * What every HTTP answer has in common: problem codes, strict JSON, cursors, paging. One visible
 * place for each.
 */
@NullMarked
package io.tulou.common.web;

import org.jspecify.annotations.NullMarked;
