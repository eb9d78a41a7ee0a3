package io.tulou.bff.live;

import io.tulou.common.overload.Permit;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collections;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Non-blocking output of the container. What stood around the request while it came in (filters'
 * wrappers, a thread) is left behind, so that an idle listener costs little.
 */
final class ServletOutlet implements Outlet, WriteListener, AsyncListener {
  private static final Logger log = LoggerFactory.getLogger(ServletOutlet.class);

  private final Listener listener;
  private final AsyncContext context;
  private final ServletOutputStream out;
  private boolean isLeftBehind;

  private ServletOutlet(Listener listener, AsyncContext context, ServletOutputStream out) {
    this.listener = listener;
    this.context = context;
    this.out = out;
  }

  /**
   * Opens the way to a listener.
   *
   * @param idle longest time without progress of a write
   */
  static void open(
      Listener listener, ServletRequest wrapped, ServletResponse wrapping, Duration idle)
      throws IOException {
    var request = bare(wrapped);
    var response = bare(wrapping);
    ServletContextRequest.getServletContextRequest(request)
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .setIdleTimeout(idle.toMillis());
    if (request.getAttribute(Permit.class.getName()) instanceof Permit permit) {
      // An open stream is no work; how many there may be is limited elsewhere.
      permit.close();
    }
    var context = request.startAsync();
    context.setTimeout(0);
    var out = response.getOutputStream();
    var outlet = new ServletOutlet(listener, context, out);
    context.addListener(outlet);
    listener.attach(outlet);
    out.setWriteListener(outlet);
  }

  @Override
  public boolean isReady() {
    return out.isReady();
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    out.write(bytes);
  }

  @Override
  public void end() {
    try {
      context.complete();
    } catch (IllegalStateException over) {
      log.debug("the stream is over already", over);
    }
  }

  @Override
  public void onWritePossible() {
    if (!isLeftBehind) {
      isLeftBehind = true;
      leaveBehind(context.getRequest());
    }
    listener.onWritable();
  }

  @Override
  public void onError(Throwable gone) {
    log.debug("a listener has gone", gone);
    listener.onGone();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    listener.onGone();
  }

  @Override
  public void onError(AsyncEvent event) {
    listener.onGone();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    listener.onGone();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    log.debug("a stream starts once");
  }

  /** What filters and handlers noted on the request; they are through with it. */
  private static void leaveBehind(ServletRequest request) {
    Collections.list(request.getAttributeNames()).stream()
        .filter(name -> name.startsWith("org.springframework.") || name.startsWith("io.tulou."))
        .forEach(request::removeAttribute);
  }

  private static ServletRequest bare(ServletRequest request) {
    return request instanceof ServletRequestWrapper wrapper ? bare(wrapper.getRequest()) : request;
  }

  private static ServletResponse bare(ServletResponse response) {
    return response instanceof ServletResponseWrapper wrapper
        ? bare(wrapper.getResponse())
        : response;
  }
}
