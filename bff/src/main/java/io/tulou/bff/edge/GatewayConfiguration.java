package io.tulou.bff.edge;

import io.tulou.bff.client.Service;
import org.springframework.cloud.gateway.server.mvc.config.GatewayMvcProperties;
import org.springframework.cloud.gateway.server.mvc.filter.BeforeFilterFunctions;
import org.springframework.cloud.gateway.server.mvc.filter.HttpHeadersFilter;
import org.springframework.cloud.gateway.server.mvc.handler.GatewayRouterFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.HandlerFunctions;
import org.springframework.cloud.gateway.server.mvc.handler.ProxyExchange;
import org.springframework.cloud.gateway.server.mvc.handler.RestClientProxyExchange;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.client.RestClient;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Passes the routes of the table that belong to a service to it, as they are. */
@Configuration(proxyBeanMethods = false)
class GatewayConfiguration {
  @Bean
  RouterFunction<ServerResponse> passedRoutes(RouteTable table) {
    return table.routes().stream()
        .flatMap(route -> route.service().stream().map(service -> pass(route, service)))
        .reduce(RouterFunction::and)
        .orElseThrow();
  }

  private static RouterFunction<ServerResponse> pass(Route route, Service service) {
    return GatewayRouterFunctions.route(route.name())
        .route(
            RequestPredicates.method(route.method().asHttpMethod())
                .and(RequestPredicates.path(route.pattern())),
            HandlerFunctions.http())
        .before(BeforeFilterFunctions.uri(service.address()))
        .build();
  }

  /** The gateway calls with the same client as everything else here: deadline, identity, trace. */
  @Bean
  ProxyExchange proxyExchange(RestClient serviceCalls, GatewayMvcProperties properties) {
    return new RestClientProxyExchange(serviceCalls, properties);
  }

  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  HttpHeadersFilter.RequestHttpHeadersFilter passedRequestHeaders() {
    return PassedHeaders.requests();
  }

  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  HttpHeadersFilter.ResponseHttpHeadersFilter passedResponseHeaders() {
    return PassedHeaders.responses();
  }
}
