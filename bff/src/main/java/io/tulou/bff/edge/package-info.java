/**
 * What every request passes before anything is done for it: the table of routes, strictness,
 * limits, traces, problems. Calls that go straight to one service are routed from here.
 */
@NullMarked
package io.tulou.bff.edge;

import org.jspecify.annotations.NullMarked;
