package io.tulou.commentjob;

import jakarta.validation.constraints.NotBlank;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code tulou.comment-job}: the consumer groups, for clusters that several platforms share.
 *
 * @param group of the workers that apply commands
 * @param searchGroup of the workers that index for search
 * @param role which of them this process has; both kinds can be scaled on their own
 */
@Validated
@ConfigurationProperties("tulou.comment-job")
public record WorkerGroups(
    @DefaultValue("comment-job") @NotBlank String group,
    @DefaultValue("comment-search") @NotBlank String searchGroup,
    @DefaultValue("all") Role role) {
  /** Which groups a process takes part in. */
  public enum Role {
    ALL,
    APPLY,
    SEARCH
  }

  public boolean applies() {
    return role != Role.SEARCH;
  }

  public boolean indexes() {
    return role != Role.APPLY;
  }
}
