package io.tulou.comment.hotpage;

import io.tulou.comment.view.Visibility;
import io.tulou.common.identity.Caller;
import io.tulou.contract.http.PageBytes;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers hot pages before anything else looks at the request; what it does not answer goes the
 * ordinary way, failures too.
 */
final class HotPageFilter extends OncePerRequestFilter {
  private static final Logger log = LoggerFactory.getLogger(HotPageFilter.class);

  private final HotPages pages;

  HotPageFilter(HotPages pages) {
    this.pages = pages;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var page = find(request);
    if (page.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    response.setContentType(PageBytes.MEDIA_TYPE);
    response.setContentLength(page.get().length);
    response.getOutputStream().write(page.get());
  }

  private Optional<byte[]> find(HttpServletRequest request) {
    var caller = Caller.current().orElse(Caller.NOBODY);
    if (!request.getMethod().equals("GET") || caller.hasPartOf(Visibility.MODERATE)) {
      return Optional.empty();
    }
    var query = Objects.requireNonNullElse(request.getQueryString(), "");
    try {
      return PageName.of(request.getRequestURI(), query).flatMap(name -> pages.find(name, caller));
    } catch (RuntimeException away) {
      log.debug("hot page read the ordinary way", away);
      return Optional.empty();
    }
  }
}
