package io.tulou.bff.hotpage;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import io.tulou.bff.edge.ClientAddress;
import io.tulou.bff.edge.RequestLimits;
import io.tulou.bff.edge.RouteTimers;
import io.tulou.bff.edge.TraceProperties;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Server;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Puts what is ready in front of admission, which is in front of everything else. */
@Configuration(proxyBeanMethods = false)
class HotPageConfiguration {
  @Bean
  HotAnswers hotAnswers(HotPageProperties properties, MeterRegistry meters) {
    return new HotAnswers(properties, meters, Ticker.systemTicker());
  }

  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  WebServerFactoryCustomizer<JettyServletWebServerFactory> hotPages(
      HotAnswers answers,
      RequestLimits limits,
      ClientAddress addresses,
      TraceProperties traces,
      MeterRegistry meters) {
    var writer = new AnswerWriter(new RouteTimers(meters), new HotSpans(traces.share()));
    return factory ->
        factory.addServerCustomizers(server ->
            server.setHandler(
                new HotPageHandler(
                    server.getHandler(), answers, limits, addresses, writer, readings(server))));
  }

  private static HotReadings readings(Server server) {
    return new HotReadings(
        server.getThreadPool(),
        (delay, task) ->
            server.getScheduler().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS));
  }
}
