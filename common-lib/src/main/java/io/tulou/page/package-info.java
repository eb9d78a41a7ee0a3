/**
 * Comments as the very bytes that frontends get, but for the names of members, which the door puts
 * in. They are made once, when a comment's entry is written, and only copied from then on. Who
 * writes entries and who reads them share this beside the contract, which does no work.
 */
@NullMarked
package io.tulou.page;

import org.jspecify.annotations.NullMarked;
