package io.tulou.common.letter;

import io.tulou.common.log.LogWriter;
import io.tulou.common.log.TopicReaders;
import io.tulou.common.web.CursorKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Imported by the service that shows dead letters; it needs the table. */
@Configuration(proxyBeanMethods = false)
public class LetterConfiguration {
  @Bean
  Letters letters(TopicReaders readers, LogWriter log, JdbcTemplate jdbc, CursorKey cursors) {
    return new Letters(readers, log, new SettledLetters(jdbc), cursors);
  }

  @Bean
  MembersLetters membersLetters(TopicReaders readers, JdbcTemplate jdbc) {
    return new MembersLetters(readers, new SettledLetters(jdbc));
  }

  @Bean
  LetterController letterController(Letters letters) {
    return new LetterController(letters);
  }
}
