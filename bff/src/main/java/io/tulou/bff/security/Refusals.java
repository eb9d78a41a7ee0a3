package io.tulou.bff.security;

import io.tulou.bff.edge.ProblemWriter;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.stereotype.Component;

/** Says no in the platform's words: 401 for no or a bad token, 403 for one that is not enough. */
@Component
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
  private final ProblemWriter problems;

  Refusals(ProblemWriter problems) {
    this.problems = problems;
  }

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refused)
      throws IOException {
    boolean isBad = refused instanceof OAuth2AuthenticationException;
    response.setHeader(
        HttpHeaders.WWW_AUTHENTICATE, isBad ? "Bearer error=\"invalid_token\"" : "Bearer");
    var detail = isBad ? "The token is not valid." : "This needs a token.";
    problems.write(request, response, new ApiException(ErrorCode.UNAUTHENTICATED, detail));
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
      throws IOException {
    response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"insufficient_scope\"");
    problems.write(
        request,
        response,
        new ApiException(ErrorCode.FORBIDDEN, "The token does not have the scope for this."));
  }
}
