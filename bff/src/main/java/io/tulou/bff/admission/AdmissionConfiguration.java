package io.tulou.bff.admission;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.bff.edge.RouteTable;
import io.tulou.common.overload.AdaptiveLimiter;
import java.lang.management.ManagementFactory;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Puts admission before the servlet context of the public port; the management port is apart. */
@Configuration(proxyBeanMethods = false)
class AdmissionConfiguration {
  /** Around what others have put there; only hot pages are in front. */
  private static final int CUSTOMIZER_ORDER = Ordered.LOWEST_PRECEDENCE - 10;

  @Bean
  AdaptiveLimiter doorLimiter(OverloadProperties properties, MeterRegistry meters) {
    var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    var limiter = new AdaptiveLimiter(properties.bounds(), system::getCpuLoad, System::nanoTime);
    Gauge.builder("tulou.overload.limit", limiter, AdaptiveLimiter::limit)
        .description("requests that may be in flight now")
        .register(meters);
    Gauge.builder("tulou.overload.inflight", limiter, AdaptiveLimiter::inFlight)
        .description("requests in flight")
        .register(meters);
    return limiter;
  }

  @Bean
  LimiterPulse limiterPulse(AdaptiveLimiter doorLimiter) {
    return new LimiterPulse(doorLimiter);
  }

  @Bean
  @Order(CUSTOMIZER_ORDER)
  WebServerFactoryCustomizer<JettyServletWebServerFactory> admission(
      AdaptiveLimiter doorLimiter, RouteTable routes, MeterRegistry meters) {
    var answer = new OverloadAnswer();
    return factory ->
        factory.addServerCustomizers(server ->
            server.setHandler(
                new AdmissionHandler(server.getHandler(), doorLimiter, routes, answer, meters)));
  }
}
