package io.tulou.bff.admission;

import static java.util.Objects.requireNonNull;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.bff.edge.Route;
import io.tulou.bff.edge.RouteTable;
import io.tulou.common.overload.AdaptiveLimiter;
import io.tulou.common.overload.Criticality;
import io.tulou.common.overload.Permit;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses what there is no time for, before security, JSON and the servlet context are reached
 * ({@code tulou.shed} by criticality). A request that is let in gives its place back when it is
 * answered; a stream gives it back once it is open, since it costs nothing while it is silent.
 */
final class AdmissionHandler extends Handler.Wrapper {
  private final AdaptiveLimiter limiter;
  private final RouteTable routes;
  private final OverloadAnswer answer;
  private final Map<Criticality, Counter> shed = new EnumMap<>(Criticality.class);

  AdmissionHandler(
      Handler handler,
      AdaptiveLimiter limiter,
      RouteTable routes,
      OverloadAnswer answer,
      MeterRegistry meters) {
    super(handler);
    this.limiter = limiter;
    this.routes = routes;
    this.answer = answer;
    for (var criticality : Criticality.values()) {
      shed.put(criticality, meters.counter("tulou.shed", "criticality", criticality.label()));
    }
  }

  /** A refusal is written by the thread that parsed the request. */
  @Override
  public InvocationType getInvocationType() {
    return InvocationType.NON_BLOCKING;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var match = routes.match(request.getMethod(), request.getHttpURI().getPath());
    var criticality = criticality(match);
    var permit = limiter.tryAcquire(criticality);
    if (permit.isEmpty()) {
      requireNonNull(shed.get(criticality)).increment();
      answer.write(request, response, callback);
      return true;
    }
    request.setAttribute(RouteTable.Match.class.getName(), match);
    request.setAttribute(Permit.class.getName(), permit.get());
    Request.addCompletionListener(request, _ -> permit.get().close());
    handOver(() -> proceed(request, response, callback, permit.get(), isStream(match)));
    return true;
  }

  /** What is let in may wait, and so gets a thread of its own. */
  private void handOver(Runnable work) {
    getServer().getThreadPool().execute(work);
  }

  /** What is not in the table is cheap to answer, and no way around the limit. */
  private static Criticality criticality(RouteTable.Match match) {
    return match instanceof RouteTable.Match.Found(Route route)
        ? route.criticality()
        : Criticality.SHEDDABLE;
  }

  private static boolean isStream(RouteTable.Match match) {
    return match instanceof RouteTable.Match.Found(Route route) && route.isStream();
  }

  private void proceed(
      Request request, Response response, Callback callback, Permit permit, boolean stream) {
    try {
      if (!super.handle(request, response, callback)) {
        Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
      }
    } catch (Exception failure) {
      Response.writeError(request, response, callback, failure);
    } finally {
      if (stream) {
        permit.close();
      }
    }
  }
}
