package io.tulou.feed;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code tulou.feed}: bounds of this service.
 *
 * @param inboxKept how long after a member's last visit posts are still pushed to them
 * @param inboxRenewed an inbox older than this is built anew behind a visit
 * @param builds inboxes that this process builds at once
 * @param pullFrom from so many followers on an author's posts are not pushed any more
 * @param pushBelow below so many followers they are pushed again
 * @param rangeSize followers that one fan-out task serves
 * @param flushAt followers that a worker collects before it appends to their inboxes
 * @param stuckAfter a range of followers that is not done by then is done by whoever finds it
 * @param stuckPoll how often that is looked for
 * @param stuckBatch ranges that are taken up at once
 * @param settledAfter after that time every process knows of a big account, a multiple of {@code
 *     nearMaxAge}
 * @param nearMaxAge no knowledge of big accounts is held in this process longer
 * @param nearTies followed and hidden members held in this process, over all members
 * @param nearPosts characters of posts held in this process; what they say never changes
 * @param mostFollowed members that one member may follow
 * @param longestSchedule how far ahead a post may be scheduled
 * @param poll how often the relay and the schedule look for work nobody told them of
 * @param relayBatch events that the relay sends in one transaction
 */
@Validated
@ConfigurationProperties("tulou.feed")
public record FeedProperties(
    @DefaultValue("7d") Duration inboxKept,
    @DefaultValue("1d") Duration inboxRenewed,
    @DefaultValue("4") @Min(1) @Max(64) int builds,
    @DefaultValue("10000") @Min(1) int pullFrom,
    @DefaultValue("8000") @Min(1) int pushBelow,
    @DefaultValue("1000") @Min(1) @Max(10_000) int rangeSize,
    @DefaultValue("20000") @Min(1) @Max(100_000) int flushAt,
    @DefaultValue("30s") Duration stuckAfter,
    @DefaultValue("1s") Duration stuckPoll,
    @DefaultValue("100") @Min(1) @Max(1_000) int stuckBatch,
    @DefaultValue("10s") Duration settledAfter,
    @DefaultValue("1s") Duration nearMaxAge,
    @DefaultValue("2000000") @Min(1) long nearTies,
    @DefaultValue("10000000") @Min(0) long nearPosts,
    @DefaultValue("10000") @Min(1) int mostFollowed,
    @DefaultValue("30d") Duration longestSchedule,
    @DefaultValue("200ms") Duration poll,
    @DefaultValue("200") @Min(1) @Max(1_000) int relayBatch) {
  @AssertTrue(message = "push-below must not be above pull-from")
  boolean isThresholdInOrder() {
    return pushBelow <= pullFrom;
  }

  @AssertTrue(message = "settled-after must be at least three times near-max-age")
  boolean isSettlingInOrder() {
    return settledAfter.compareTo(nearMaxAge.multipliedBy(3)) >= 0;
  }
}
