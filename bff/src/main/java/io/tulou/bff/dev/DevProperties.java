package io.tulou.bff.dev;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code tulou.dev}: tokens of the development profile.
 *
 * @param keyFile where the signing key is kept, so that tokens outlive a restart
 * @param tokenLife how long a token is good for
 */
@ConfigurationProperties("tulou.dev")
record DevProperties(
    @DefaultValue("./tulou-dev-key.json") Path keyFile, @DefaultValue("24h") Duration tokenLife) {}
