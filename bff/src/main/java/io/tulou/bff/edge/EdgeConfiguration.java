package io.tulou.bff.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.common.ratelimit.RedisLimits;
import io.tulou.common.web.WebBasics;
import jakarta.servlet.Filter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.web.filter.CorsFilter;

/** The filters in front of everything, in the order of {@link FilterOrder}. */
@Configuration(proxyBeanMethods = false)
@Import({WebBasics.class, RedisLimits.class})
class EdgeConfiguration {
  @Bean
  RouteTable routeTable(Environment environment) {
    return new RouteTable(environment.acceptsProfiles(Profiles.of("dev")));
  }

  @Bean
  FilterRegistrationBean<TraceFilter> traceFilter(TraceProperties traces) {
    return at(FilterOrder.TRACE, new TraceFilter(traces));
  }

  @Bean
  FilterRegistrationBean<RefusalFilter> refusalFilter(
      ProblemWriter problems, MeterRegistry meters) {
    return at(FilterOrder.REFUSAL, new RefusalFilter(problems, meters));
  }

  @Bean
  FilterRegistrationBean<CorsFilter> corsFilter(CorsProperties properties) {
    return at(FilterOrder.CORS, new CorsFilter(new ListedOrigins(properties)));
  }

  @Bean
  FilterRegistrationBean<RouteFilter> routeFilter(RouteTable table) {
    return at(FilterOrder.ROUTE, new RouteFilter(table));
  }

  @Bean
  FilterRegistrationBean<AddressLimitFilter> addressLimitFilter(
      RequestLimits limits, ClientAddress addresses) {
    return at(FilterOrder.ADDRESS_LIMIT, new AddressLimitFilter(limits, addresses));
  }

  @Bean
  FilterRegistrationBean<EtagFilter> etagFilter() {
    return at(FilterOrder.ETAG, new EtagFilter());
  }

  @Bean
  FilterRegistrationBean<BodyFilter> bodyFilter() {
    return at(FilterOrder.BODY, new BodyFilter());
  }

  private static <T extends Filter> FilterRegistrationBean<T> at(FilterOrder order, T filter) {
    var registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(order.position());
    return registration;
  }
}
