/**
 * Finds words in texts whose writers would rather not have them found: folds spellings that read
 * alike to one, and searches for all words at once.
 */
@NullMarked
package io.tulou.common.words;

import org.jspecify.annotations.NullMarked;
