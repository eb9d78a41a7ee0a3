package io.tulou.bff.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Strong entity tags for what is read, but for an export, which is not held in memory: a hash of
 * the very bytes. Every answer may be kept but is asked for again, and then costs no transfer (304)
 * while it is the same.
 */
final class EtagFilter extends OncePerRequestFilter {
  private static final int TAG_BYTES = 16;

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !Route.of(request)
        .map(route -> route.isRead() && !route.isStream() && route != Route.HISTORY_EXPORT)
        .orElse(false);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var caching = new ContentCachingResponseWrapper(response);
    chain.doFilter(request, caching);
    if (caching.getStatus() != HttpServletResponse.SC_OK) {
      caching.copyBodyToResponse();
      return;
    }
    boolean isPersonal = request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    response.setHeader(HttpHeaders.CACHE_CONTROL, isPersonal ? "private, no-cache" : "no-cache");
    response.addHeader(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION);
    var body = caching.getContentAsByteArray();
    var tag = tag(body);
    if (request.getAttribute(AnswerKeeper.class.getName()) instanceof AnswerKeeper keeper) {
      keeper.keep(body, tag);
    }
    if (!new ServletWebRequest(request, response).checkNotModified(tag)) {
      caching.copyBodyToResponse();
    }
  }

  private static String tag(byte[] body) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(body);
      return '"' + HexFormat.of().formatHex(Arrays.copyOf(hash, TAG_BYTES)) + '"';
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("SHA-256 is part of every JDK", impossible);
    }
  }
}
