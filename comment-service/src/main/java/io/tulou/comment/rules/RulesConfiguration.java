package io.tulou.comment.rules;

import io.tulou.common.watch.Watch;
import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one place where the order of the rules is to be seen. */
@Configuration(proxyBeanMethods = false)
class RulesConfiguration {
  private static final Duration LOOK = Duration.ofSeconds(1);

  @Bean
  Screening screening(
      MemberStanding member,
      SlowMode slowMode,
      LiveRules rules,
      RuleMapper mapper,
      Classifier classifier) {
    return new Screening(
        List.of(
            new SubjectStanding(),
            member,
            slowMode,
            new TextRule(rules, ReadyRules::words),
            new TextRule(rules, ReadyRules::patterns),
            new LinkRule(rules),
            new AuthorRecord(rules, mapper),
            classifier));
  }

  @Bean
  Watch watchRules(LiveRules rules) {
    return new Watch("rules", LOOK, rules::look);
  }

  @Bean
  Watch watchSanctions(Sanctions sanctions) {
    return new Watch("sanctions", LOOK, sanctions::look);
  }
}
