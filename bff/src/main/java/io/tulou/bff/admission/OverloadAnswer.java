package io.tulou.bff.admission;

import io.tulou.bff.edge.TraceId;
import io.tulou.common.web.ErrorCode;
import io.tulou.common.web.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * {@code overloaded} 503 with {@code Retry-After}, as a problem, made at the price of two copies:
 * all but the trace id is the same each time.
 */
final class OverloadAnswer {
  private static final String RETRY_AFTER_SECONDS = "1";

  private static final ErrorCode CODE = ErrorCode.OVERLOADED;

  private final String upToTraceId =
      """
      {"type":"/problems/%1$s","title":"%2$s","status":%3$d,\
      "detail":"Too much is asked at the moment; come back in a second.",\
      "code":"%1$s","traceId":\"\
      """
          .formatted(CODE.code(), CODE.title(), CODE.status());

  void write(Request request, Response response, Callback callback) {
    var traceId = TraceId.of(request.getHeaders().get(TraceId.PARENT));
    var headers = response.getHeaders();
    headers.put(TraceId.HEADER, traceId);
    headers.put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put(HttpHeader.RETRY_AFTER, RETRY_AFTER_SECONDS);
    headers.put("X-Content-Type-Options", "nosniff");
    response.setStatus(CODE.status());
    var body = (upToTraceId + traceId + "\"}").getBytes(StandardCharsets.US_ASCII);
    response.write(true, ByteBuffer.wrap(body), callback);
  }
}
