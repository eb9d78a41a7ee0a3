/** What moderators set for everybody (rules) and for single members (sanctions). */
@NullMarked
package io.tulou.contract.moderation;

import org.jspecify.annotations.NullMarked;
