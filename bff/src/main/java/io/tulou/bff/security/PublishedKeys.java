package io.tulou.bff.security;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * The issuer's published keys: kept five minutes, fetched anew in the last of them beside the
 * requests, so that an issuer that hangs holds nobody up; asked for at once when an unknown key is
 * named, but at most twice in 30 s however many such tokens come; and kept an hour longer when the
 * issuer is away.
 */
@Configuration(proxyBeanMethods = false)
@Profile("!dev")
class PublishedKeys {
  private static final int CONNECT_MILLIS = 1_000;
  private static final int READ_MILLIS = 2_000;
  private static final int LARGEST = 256 * 1024;
  private static final Duration KEPT = Duration.ofMinutes(5);
  private static final Duration AHEAD = Duration.ofMinutes(1);
  private static final Duration REFRESH_WAIT = Duration.ofSeconds(4);
  private static final Duration BETWEEN_REFRESHES = Duration.ofSeconds(30);
  private static final Duration KEPT_IN_OUTAGE = Duration.ofHours(1);

  @Bean
  JWKSource<SecurityContext> tokenKeys(TokenProperties properties) throws MalformedURLException {
    var uri = properties.jwkSetUri();
    if (uri == null) {
      throw new InvalidConfigurationPropertyValueException(
          "tulou.security.jwk-set-uri", uri, "The address is needed outside development.");
    }
    return published(uri, KEPT, AHEAD, REFRESH_WAIT);
  }

  /**
   * The keys that are published there.
   *
   * @param kept how long what was fetched is good
   * @param ahead how long before its end it is fetched anew beside the requests
   * @param wait how long a request waits for keys where there are none
   */
  static JWKSource<SecurityContext> published(URI uri, Duration kept, Duration ahead, Duration wait)
      throws MalformedURLException {
    var retriever = new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, LARGEST);
    return JWKSourceBuilder.<SecurityContext>create(uri.toURL(), retriever)
        .cache(kept.toMillis(), wait.toMillis())
        .refreshAheadCache(ahead.toMillis(), false)
        .rateLimited(BETWEEN_REFRESHES.toMillis())
        .outageTolerant(KEPT_IN_OUTAGE.toMillis())
        .build();
  }
}
