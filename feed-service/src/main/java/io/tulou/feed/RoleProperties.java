package io.tulou.feed;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code tulou.role}: what this process does.
 *
 * @param role api, worker or all
 */
@ConfigurationProperties("tulou")
public record RoleProperties(@DefaultValue("all") Role role) {}
