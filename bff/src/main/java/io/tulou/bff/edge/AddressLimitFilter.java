package io.tulou.bff.edge;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses an address that asks too often, before a token is looked at. */
final class AddressLimitFilter extends OncePerRequestFilter {
  private final RequestLimits limits;
  private final ClientAddress addresses;

  AddressLimitFilter(RequestLimits limits, ClientAddress addresses) {
    this.limits = limits;
    this.addresses = addresses;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Route.of(request).ifPresent(route -> limits.admitAddress(addresses.of(request), route));
    chain.doFilter(request, response);
  }
}
