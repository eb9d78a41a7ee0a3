package io.tulou.bff.edge;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code tulou.cors}: which web pages may call from browsers.
 *
 * @param origins such as {@code https://app.example.com}; none by default
 */
@ConfigurationProperties("tulou.cors")
public record CorsProperties(@DefaultValue List<String> origins) {
  public CorsProperties {
    origins = List.copyOf(origins);
  }
}
