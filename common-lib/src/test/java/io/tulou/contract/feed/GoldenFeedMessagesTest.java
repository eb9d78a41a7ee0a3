package io.tulou.contract.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.common.log.MessageCodec;
import io.tulou.contract.http.PostView.Attachment;
import io.tulou.contract.http.Visibility;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** What lies in the feed's topics since version 1 reads for ever, and is written the same way. */
class GoldenFeedMessagesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final MessageCodec<FanOutTask> TASKS = new MessageCodec<>(FanOutTask.class);

  @Test
  void aPostReadsAndIsWrittenAsInItsGoldenFile() throws IOException {
    var post =
        new PostSnapshot(
            101,
            42,
            "你好",
            "<p>你好</p>",
            List.of(new Attachment("https://example.org/a.png", "image", 3, 4, "a house")),
            Visibility.FOLLOWERS,
            PostState.PUBLISHED,
            Instant.parse("2026-11-21T03:04:05.678Z"),
            2);
    equalsGoldenFile(
        new MessageCodec<>(PostEvent.class), new PostEvent.PostChanged(post), "PostChanged");
  }

  @Test
  void aTaskReadsAndIsWrittenAsInItsGoldenFile() throws IOException {
    equalsGoldenFile(TASKS, new FanOutTask(101, 42, 7, 9007199254740991L, true), "FanOutTask");
  }

  @Test
  void aTaskFromBeforeRangesWereTrackedIsDoneAlways() throws IOException {
    var old = new ClassPathResource("golden/feed/old/FanOutTask.json");
    assertThat(TASKS.decode(old.getContentAsByteArray()).tracked()).isFalse();
  }

  private static <T> void equalsGoldenFile(MessageCodec<T> codec, T message, String name)
      throws IOException {
    var golden = new ClassPathResource("golden/feed/" + name + ".json").getContentAsByteArray();

    assertThat(codec.decode(golden)).isEqualTo(message);
    assertThat(JSON.readTree(codec.encode(message))).isEqualTo(JSON.readTree(golden));
  }
}
