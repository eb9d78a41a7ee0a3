package io.tulou.history;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code tulou.role}: which half of the service this process is; one image, two deployments.
 *
 * @param role {@code api}, {@code worker} or {@code all}
 */
@ConfigurationProperties("tulou")
public record RoleProperties(@DefaultValue("all") Role role) {
  /** Anything else in the configuration stops the start. */
  public enum Role {
    API,
    WORKER,
    ALL
  }
}
