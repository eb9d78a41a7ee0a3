/**
 * The words both ends of a call share: topics, commands, events and HTTP interfaces. The only
 * package of the library that knows the domain; nothing in it does any work.
 */
@NullMarked
package io.tulou.contract;

import org.jspecify.annotations.NullMarked;
