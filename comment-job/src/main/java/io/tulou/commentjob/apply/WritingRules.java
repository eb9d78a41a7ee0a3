package io.tulou.commentjob.apply;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * {@code tulou.writing}: what is decided about members' writes; comment-service, which only looks
 * ahead, is told the same.
 *
 * @param editWindow how long after its creation an author may edit a comment
 * @param repeatWindow how long a member may not write the same text again beneath a subject; 0 for
 *     no such rule
 */
@Validated
@ConfigurationProperties("tulou.writing")
public record WritingRules(
    @DefaultValue("15m") Duration editWindow, @DefaultValue("60s") Duration repeatWindow) {}
