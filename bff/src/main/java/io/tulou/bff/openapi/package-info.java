/**
 * The contract as OpenAPI 3.1, made from the table of routes and the records that are written and
 * read, and a page to try it.
 */
@NullMarked
package io.tulou.bff.openapi;

import org.jspecify.annotations.NullMarked;
