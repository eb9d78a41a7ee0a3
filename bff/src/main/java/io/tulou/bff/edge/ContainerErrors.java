package io.tulou.bff.edge;

import io.tulou.common.web.ErrorCode;
import io.tulou.common.web.Problem;
import java.nio.ByteBuffer;
import java.util.List;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/** What Jetty refuses by itself, before any servlet: as problems too, saying nothing inner. */
final class ContainerErrors extends ErrorHandler {
  private final JsonMapper json;

  ContainerErrors(JsonMapper json) {
    this.json = json;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    if (request.getAttribute(ERROR_EXCEPTION) instanceof HttpException refused) {
      status = refused.getCode();
      response.setStatus(status);
    }
    var headers = response.getHeaders();
    var traceId = headers.get(TraceId.HEADER);
    if (traceId == null) {
      traceId = TraceId.of(request.getHeaders().get(TraceId.PARENT));
      headers.put(TraceId.HEADER, traceId);
    }
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    var body = json.writeValueAsBytes(problem(status, traceId));
    response.write(true, ByteBuffer.wrap(body), callback);
    return true;
  }

  private static Problem problem(int status, String traceId) {
    var known = HttpStatus.resolve(status);
    var title = known == null ? "The request is refused" : known.getReasonPhrase();
    var code = code(status);
    return new Problem("/problems/" + code, title, status, null, null, code, traceId, List.of());
  }

  private static String code(int status) {
    return switch (status) {
      case 404 -> ErrorCode.NOT_FOUND.code();
      case 405 -> ErrorCode.METHOD_NOT_ALLOWED.code();
      case 413 -> ErrorCode.PAYLOAD_TOO_LARGE.code();
      case 414 -> "uri-too-long";
      case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE.code();
      case 431 -> "headers-too-large";
      case 503 -> ErrorCode.UNAVAILABLE.code();
      default -> status < 500 ? ErrorCode.INVALID_REQUEST.code() : ErrorCode.INTERNAL.code();
    };
  }
}
