package io.tulou.bff.edge;

import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes bodies of at most 64 KiB of UTF-8 JSON, for routes passed on as for those handled here. The
 * body is read whole before anything parses it, so nothing behind can be made to guess its
 * encoding.
 */
final class BodyFilter extends OncePerRequestFilter {
  static final int LARGEST = 64 * 1024;
  private static final Pattern JSON =
      Pattern.compile(
          "application/json(?:\\s*;\\s*charset=\"?utf-8\"?)?", Pattern.CASE_INSENSITIVE);

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!hasBody(request)) {
      chain.doFilter(request, response);
      return;
    }
    if (request.getMethod().equals("GET") || request.getMethod().equals("DELETE")) {
      throw ApiException.invalid("body", "is not taken here");
    }
    if (request.getContentLengthLong() > LARGEST) {
      throw tooLarge();
    }
    if (!isPlainJson(request)) {
      response.setHeader(HttpHeaders.ACCEPT, "application/json");
      response.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
      throw new ApiException(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE, "Bodies are application/json in UTF-8, unencoded.");
    }
    var body = request.getInputStream().readNBytes(LARGEST + 1);
    if (body.length > LARGEST) {
      throw tooLarge();
    }
    if (!isCleanUtf8(body)) {
      throw ApiException.invalid("body", "is not UTF-8, or has a byte order mark or a NUL");
    }
    chain.doFilter(new ReadRequest(request, body), response);
  }

  private static boolean hasBody(HttpServletRequest request) {
    return request.getContentLengthLong() > 0
        || request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
  }

  private static boolean isPlainJson(HttpServletRequest request) {
    var types = Collections.list(request.getHeaders(HttpHeaders.CONTENT_TYPE));
    var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    return types.size() == 1
        && JSON.matcher(types.getFirst().strip()).matches()
        && (encoding == null || encoding.equalsIgnoreCase("identity"));
  }

  private static boolean isCleanUtf8(byte[] body) {
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return text.isEmpty()
          || (text.charAt(0) != '\uFEFF' && text.chars().noneMatch(each -> each == 0));
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }

  private static ApiException tooLarge() {
    return new ApiException(ErrorCode.PAYLOAD_TOO_LARGE, "Bodies have at most 64 KiB.");
  }
}
