package io.tulou.bff.security;

import io.tulou.bff.client.ServiceProperties;
import io.tulou.bff.edge.FilterOrder;
import io.tulou.bff.edge.RequestLimits;
import io.tulou.bff.edge.Route;
import io.tulou.bff.edge.TraceProperties;
import io.tulou.bff.memberpage.Introductions;
import io.tulou.common.watch.Watch;
import java.net.http.HttpClient;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Tokens are checked on every request, and each route admits whom the table says; no others. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {
  /** On a port of its own, which is not reached from outside. */
  @Bean
  @Order(1)
  SecurityFilterChain management(HttpSecurity http) throws Exception {
    bare(http.securityMatcher(EndpointRequest.toAnyEndpoint()));
    return http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll()).build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain door(
      HttpSecurity http, TokenDecoder tokens, Callers callers, Refusals refusals) throws Exception {
    bare(http);
    return http.oauth2ResourceServer(server ->
            server
                .bearerTokenResolver(new BearerTokens())
                .authenticationEntryPoint(refusals)
                .accessDeniedHandler(refusals)
                .jwt(jwt ->
                    jwt.decoder(tokens).jwtAuthenticationConverter(JwtAuthenticationToken::new)))
        .exceptionHandling(
            handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .authorizeHttpRequests(requests ->
            requests
                .anyRequest()
                .access((authentication, request) -> decide(authentication, request, callers)))
        .build();
  }

  /** Each filter of a chain would be timed for itself, with every request, and nobody looks. */
  @Bean
  SecurityObservationSettings filtersAreNotTimed() {
    return SecurityObservationSettings.noObservations();
  }

  /** Begins before the door takes requests. */
  @Bean
  @ConditionalOnProperty("tulou.security.revocations-uri")
  Watch watchRevocations(TokenProperties properties, Revocations revocations, HttpClient callHttp) {
    var published =
        new PublishedRevocations(
            Objects.requireNonNull(
                properties.revocationsUri(), "tulou.security.revocations-uri is empty"),
            revocations,
            callHttp);
    return new Watch("revocations", properties.revocationsEvery(), published::look);
  }

  @Bean
  FilterRegistrationBean<CallFilter> callFilter(
      Callers callers,
      RequestLimits limits,
      Introductions introductions,
      ServiceProperties services,
      TraceProperties traces) {
    var registration =
        new FilterRegistrationBean<>(
            new CallFilter(
                callers, limits, introductions, services.trustLanes(), traces.members()));
    registration.setOrder(FilterOrder.CALL.position());
    return registration;
  }

  private static AuthorizationDecision decide(
      Supplier<? extends @Nullable Authentication> authentication,
      RequestAuthorizationContext context,
      Callers callers) {
    var request = context.getRequest();
    var caller = callers.of(request, token(authentication.get()));
    return new AuthorizationDecision(
        Route.of(request).map(route -> route.access().admits(caller)).orElse(false));
  }

  private static @Nullable Jwt token(@Nullable Authentication authentication) {
    return authentication instanceof JwtAuthenticationToken authenticated
        ? authenticated.getToken()
        : null;
  }

  private static void bare(HttpSecurity http) throws Exception {
    http.csrf(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .httpBasic(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable)
        .sessionManagement(
            sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
  }
}
