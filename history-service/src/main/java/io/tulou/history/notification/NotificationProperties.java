package io.tulou.history.notification;

import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code tulou.notification}: how notifications are made.
 *
 * @param group beginning of the names of the workers' consumer groups, one for each topic
 * @param oldest nobody hears of a reply or mention that is older when it first becomes visible,
 *     such as an imported one
 * @param keep a group without news for so long goes, read or not; longer than {@code oldest}, so
 *     that what has gone is not told anew
 * @param sweep how often the workers look for such groups
 */
@Validated
@ConfigurationProperties("tulou.notification")
public record NotificationProperties(
    @DefaultValue("notifications") @NotBlank String group,
    @DefaultValue("7d") Duration oldest,
    @DefaultValue("90d") Duration keep,
    @DefaultValue("10m") Duration sweep) {
  public NotificationProperties {
    if (keep.compareTo(oldest) <= 0) {
      throw new IllegalArgumentException("tulou.notification.keep must be longer than oldest");
    }
  }
}
