/**
 * What all pages share: strict reading of ids and paging, the shape of JSON, and sections that may
 * fail alone.
 */
@NullMarked
package io.tulou.bff.page;

import org.jspecify.annotations.NullMarked;
