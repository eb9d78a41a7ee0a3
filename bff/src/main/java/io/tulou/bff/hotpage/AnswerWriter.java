package io.tulou.bff.hotpage;

import io.micrometer.core.instrument.Timer;
import io.tulou.bff.edge.Route;
import io.tulou.bff.edge.RouteTimers;
import io.tulou.bff.edge.TraceFilter;
import io.tulou.bff.edge.TraceId;
import io.tulou.common.trace.Trace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.springframework.http.MediaType;

/** Sends a ready answer with the headers that the ordinary way gives it, made once. */
final class AnswerWriter {
  private static final HttpField CONTENT_TYPE =
      new PreEncodedHttpField(HttpHeader.CONTENT_TYPE, MediaType.APPLICATION_JSON_VALUE);
  private static final HttpField VARY =
      new PreEncodedHttpField(HttpHeader.VARY, "Authorization, Accept-Encoding");
  private static final HttpField CACHE_CONTROL =
      new PreEncodedHttpField(HttpHeader.CACHE_CONTROL, "no-cache");

  private final List<HttpField> always =
      Stream.concat(
              TraceFilter.SECURITY_HEADERS.entrySet().stream()
                  .map(header -> new PreEncodedHttpField(header.getKey(), header.getValue())),
              Stream.of(VARY, CACHE_CONTROL))
          .<HttpField>map(field -> field)
          .toList();

  private final HotSpans spans;
  private final Map<Route, Timer> whole;
  private final Map<Route, Timer> unchanged;

  /** The timers are those of the ordinary way, so that the figures of a route stay whole. */
  AnswerWriter(RouteTimers timers, HotSpans spans) {
    this.spans = spans;
    this.whole = each(route -> timers.of(route, HttpStatus.OK_200));
    this.unchanged = each(route -> timers.of(route, HttpStatus.NOT_MODIFIED_304));
  }

  private static Map<Route, Timer> each(Function<Route, Timer> timer) {
    return HotName.routes().collect(Collectors.toMap(Function.identity(), timer));
  }

  void write(ReadyAnswer answer, Asked asked) {
    var read = asked.read();
    var request = asked.request();
    var response = asked.response();
    var trace = Trace.begin(read.traceParent(), spans.share());
    var variant = answer.variant(read.takesGzip());
    var headers = response.getHeaders();
    always.forEach(headers::add);
    headers.add(TraceId.HEADER, trace.traceId());
    headers.add(variant.tagField());
    boolean isKnown = read.knows(variant.tag());
    int status = isKnown ? HttpStatus.NOT_MODIFIED_304 : HttpStatus.OK_200;
    response.setStatus(status);
    if (isKnown) {
      response.write(true, null, asked.callback());
    } else {
      headers.add(CONTENT_TYPE);
      variant.encoding().forEach(headers::add);
      response.write(true, variant.body().duplicate(), asked.callback());
    }
    var route = answer.name().route();
    long begun = request.getBeginNanoTime();
    Objects.requireNonNull((isKnown ? unchanged : whole).get(route))
        .record(Duration.ofNanos(System.nanoTime() - begun));
    spans.end(
        trace, route, begun, status, request.getConnectionMetaData().getConnector().getExecutor());
  }
}
