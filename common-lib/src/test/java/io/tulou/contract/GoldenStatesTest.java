package io.tulou.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.common.log.MessageCodec;
import io.tulou.contract.comment.ReactionEvent;
import io.tulou.contract.comment.ReactionKind;
import io.tulou.contract.feed.TieEvent;
import io.tulou.contract.moderation.SanctionEvent;
import io.tulou.contract.moderation.SanctionKind;
import io.tulou.contract.notification.NotificationEvent;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** States that lie in the log since version 1 read for ever, and are written the same way. */
class GoldenStatesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void aReactionReadsAndIsWrittenAsInItsGoldenFile() throws IOException {
    var subject = new SubjectRef("video", "BV1xx411c7mD");
    var event =
        new ReactionEvent.ReactionChanged(
            new ReactionEvent.ReactionSnapshot(101, subject, 42, 44, ReactionKind.LIKE, 6));

    equalsGoldenFile("comment/ReactionChanged", new MessageCodec<>(ReactionEvent.class), event);
    assertThat(event.key()).isEqualTo("101:44");
  }

  @Test
  void aTieReadsAndIsWrittenAsInItsGoldenFile() throws IOException {
    var event = new TieEvent.TieChanged(new TieEvent.TieSnapshot(42, 44, true, false, false, 7));

    equalsGoldenFile("feed/TieChanged", new MessageCodec<>(TieEvent.class), event);
    assertThat(event.key()).isEqualTo("42:44");
  }

  @Test
  void aSanctionReadsAndIsWrittenAsInItsGoldenFile() throws IOException {
    var until = Instant.parse("2026-03-08T10:00:00.500Z");
    var event =
        new SanctionEvent.SanctionChanged(
            new SanctionEvent.SanctionSnapshot(42, SanctionKind.SHADOW, until, 1_772_359_200_500L));

    equalsGoldenFile("moderation/SanctionChanged", new MessageCodec<>(SanctionEvent.class), event);
    assertThat(event.key()).isEqualTo("42");
  }

  @Test
  void theStateOfNotificationsReadsAndIsWrittenAsInItsGoldenFile() throws IOException {
    var event =
        new NotificationEvent.NotificationsChanged(
            new NotificationEvent.NotificationsSnapshot(42, 12, 3, 15));

    equalsGoldenFile(
        "notification/NotificationsChanged", new MessageCodec<>(NotificationEvent.class), event);
    assertThat(event.key()).isEqualTo("42");
  }

  private static <T> void equalsGoldenFile(String name, MessageCodec<T> codec, T message)
      throws IOException {
    var golden = new ClassPathResource("golden/" + name + ".json").getContentAsByteArray();

    assertThat(codec.decode(golden)).isEqualTo(message);
    assertThat(JSON.readTree(codec.encode(message))).isEqualTo(JSON.readTree(golden));
  }
}
