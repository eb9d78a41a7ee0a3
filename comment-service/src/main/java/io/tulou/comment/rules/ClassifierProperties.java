package io.tulou.comment.rules;

import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code tulou.classifier}: a judge of texts outside of the platform. An operator's to set, not a
 * moderator's: the address is called from within.
 *
 * @param url where texts are posted to; without it nobody is asked
 * @param secret signs what is sent, 32 characters or more; needed with an address
 * @param patience how long a write waits for the answer
 * @param holdOnFailure whether a text awaits review when there is no answer; otherwise it passes
 * @param pause how long nobody is asked after several have waited in vain
 */
@Validated
@ConfigurationProperties("tulou.classifier")
record ClassifierProperties(
    @Nullable URI url,
    @Nullable @Size(min = 32) String secret,
    @DefaultValue("300ms") Duration patience,
    @DefaultValue("false") boolean holdOnFailure,
    @DefaultValue("1s") Duration pause) {
  ClassifierProperties {
    if (url != null && secret == null) {
      throw new IllegalArgumentException("tulou.classifier.secret is needed with an address");
    }
  }
}
