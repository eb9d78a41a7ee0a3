package io.tulou.bff.dev;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.tulou.bff.security.TokenProperties;
import java.io.IOException;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** In development the door believes the tokens it signs itself, and no others. */
@Configuration(proxyBeanMethods = false)
@Profile("dev")
class DevConfiguration {
  @Bean
  DevTokens devTokens(DevProperties properties, TokenProperties tokens, Clock clock)
      throws IOException, JOSEException {
    return new DevTokens(DevKey.in(properties.keyFile()), tokens, properties.tokenLife(), clock);
  }

  @Bean
  JWKSource<SecurityContext> tokenKeys(DevProperties properties) throws IOException {
    return new ImmutableJWKSet<>(new JWKSet(DevKey.in(properties.keyFile()).toPublicJWK()));
  }
}
