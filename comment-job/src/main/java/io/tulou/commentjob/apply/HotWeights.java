package io.tulou.commentjob.apply;

import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code tulou.hot}: what makes a comment hot. Changing a weight ranks a comment anew only when it
 * changes next.
 *
 * @param confidence normal quantile of the Wilson bound; 1.281 is 90 % one-sided
 * @param approval weight of the bound, which is 0 to 1
 * @param replies weight of each power of ten of visible replies
 * @param decade the head start in age that is worth one point
 */
@Validated
@ConfigurationProperties("tulou.hot")
public record HotWeights(
    @DefaultValue("1.281") @Positive double confidence,
    @DefaultValue("4") @PositiveOrZero double approval,
    @DefaultValue("1") @PositiveOrZero double replies,
    @DefaultValue("45000s") Duration decade) {}
