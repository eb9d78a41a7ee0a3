/**
 * Which instance of a service a call goes to, and whether it goes at all: the better of two random
 * ones, none while the service refuses everything, and a second try only within a budget.
 */
@NullMarked
package io.tulou.common.balance;

import org.jspecify.annotations.NullMarked;
