package io.tulou.comment.rules;

import io.tulou.common.log.MessageCodec;
import io.tulou.contract.moderation.RuleSet;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The latest rules. A new version is made ready beside the present one and takes its place at once;
 * several changes within a look are one.
 */
@Component
class LiveRules {
  private static final Logger log = LoggerFactory.getLogger(LiveRules.class);

  private final MessageCodec<RuleSet> codec = new MessageCodec<>(RuleSet.class);
  private final RuleMapper mapper;
  private volatile ReadyRules present = new ReadyRules(RuleSet.NONE);
  private long version;

  LiveRules(RuleMapper mapper) {
    this.mapper = mapper;
  }

  ReadyRules present() {
    return present;
  }

  synchronized void look() {
    long latest = mapper.latest();
    if (latest == version) {
      return;
    }
    var stored = mapper.rules(latest);
    if (stored.isPresent()) {
      present = new ReadyRules(codec.decode(stored.get().getBytes(StandardCharsets.UTF_8)));
      version = latest;
      log.info("rules of version {} are in force", latest);
    }
  }
}
