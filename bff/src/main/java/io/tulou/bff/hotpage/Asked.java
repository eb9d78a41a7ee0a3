package io.tulou.bff.hotpage;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * A read of something hot by nobody in particular.
 *
 * @param address path and query
 */
record Asked(
    String address, PlainRead read, Request request, Response response, Callback callback) {}
