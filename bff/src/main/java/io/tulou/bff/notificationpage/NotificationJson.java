package io.tulou.bff.notificationpage;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tulou.bff.memberpage.AuthorJson;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.notification.NotificationDecision;
import io.tulou.contract.notification.NotificationKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A notification as the public contract shows it.
 *
 * @param sequence what {@code POST /v1/notifications/read} takes as {@code upTo}
 * @param commentId the reply, the comment with the mention, the liked one or the one decided on
 * @param actors up to three members, latest first; {@code count} says how many there are
 * @param text how that comment begins; null where it cannot be had, or seen, now
 * @param decision of decisions only
 * @param reason of decisions only, as the moderator gave it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NotificationJson(
    long sequence,
    NotificationKind kind,
    @Nullable SubjectRef subject,
    @Nullable String commentId,
    @Nullable String rootId,
    List<AuthorJson> actors,
    int count,
    @Nullable String text,
    @Nullable NotificationDecision decision,
    @Nullable String reason,
    boolean read,
    Instant at) {}
