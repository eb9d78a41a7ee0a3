package io.tulou.bff.edge;

import org.eclipse.jetty.ee11.webapp.AbstractConfiguration;
import org.eclipse.jetty.ee11.webapp.WebAppContext;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Jetty as the door wants it: strict in what it parses, and problems for what it refuses. */
@Configuration(proxyBeanMethods = false)
class JettyConfiguration {
  /** An empty segment is a path we do not have, and is answered as such by the table. */
  private static final UriCompliance PATHS =
      UriCompliance.DEFAULT.with("tulou", UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT);

  @Bean
  WebServerFactoryCustomizer<JettyServletWebServerFactory> strictJetty(JsonMapper json) {
    return factory -> {
      var errors = new ContainerErrors(json);
      factory.addConfigurations(new ErrorsOfContext(errors));
      factory.addServerCustomizers(server -> tighten(server, errors));
    };
  }

  private static void tighten(Server server, ContainerErrors errors) {
    server.setErrorHandler(errors);
    for (var connector : server.getConnectors()) {
      for (var connections : connector.getConnectionFactories()) {
        if (connections instanceof HttpConnectionFactory http) {
          http.getHttpConfiguration().setHttpCompliance(HttpCompliance.STRICT);
          http.getHttpConfiguration().setUriCompliance(PATHS);
          http.getHttpConfiguration().setSendServerVersion(false);
        }
      }
    }
  }

  /** Runs after Spring Boot's own, which sets an HTML page. */
  private static final class ErrorsOfContext extends AbstractConfiguration {
    private final ContainerErrors errors;

    ErrorsOfContext(ContainerErrors errors) {
      super(new AbstractConfiguration.Builder());
      this.errors = errors;
    }

    @Override
    public void configure(WebAppContext context) {
      context.setErrorHandler(errors);
    }
  }
}
