package io.tulou.commentjob.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.common.log.MessageCodec;
import io.tulou.contract.comment.CommandOutcome;
import io.tulou.contract.comment.CommentEvent;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.Origin;
import io.tulou.contract.comment.SubjectSnapshot;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is put together from ready parts is what the codec would have written. */
class MessageJsonTest {
  private static final String SUBJECT =
      """
      {"subjectId":11,"subject":{"type":"video","id":"7"},"ownerId":null,"title":"A \\"film\\"",
       "url":null,"state":"open","mode":"post","slowModeSeconds":0,"rootCount":2,"commentCount":3,
       "pinned":[5],"createdAt":"2026-11-24T10:00:00Z","version":4}\
      """;
  private static final String COMMENT =
      """
      {"commentId":101,"subjectId":11,"subject":{"type":"video","id":"7"},"rootId":0,"parentId":0,
       "floor":3,"authorId":42,"text":"你好 \\n","html":"<p>你好</p>","mentions":[7],"state":"visible",
       "pinned":false,"featured":false,"likeCount":5,"dislikeCount":1,"replyCount":2,
       "preview":[103,104],"hot":9,"createdAt":"2026-11-24T10:00:00Z","editedAt":null,"version":6}\
      """;

  private final SubjectSnapshot subject = read(SUBJECT, SubjectSnapshot.class);
  private final CommentSnapshot comment = read(COMMENT, CommentSnapshot.class);
  private final RenderedStates rendered = new RenderedStates();

  @Test
  void eventsAreAsTheCodecWritesThem() {
    for (var origin : List.of(Origin.UNKNOWN, new Origin("192.0.2.1", List.of("a", "b")))) {
      assertThat(text(MessageJson.commentChanged(rendered.of(comment), 4, origin)))
          .isEqualTo(
              written(CommentEvent.class, new CommentEvent.CommentChanged(comment, 4, origin)));
    }
    assertThat(text(MessageJson.subjectChanged(rendered.of(subject))))
        .isEqualTo(written(CommentEvent.class, new CommentEvent.SubjectChanged(subject)));
  }

  @Test
  void outcomesAreAsTheCodecWritesThem() {
    assertThat(
            text(MessageJson.applied(7, "node \"1\"", rendered.of(subject), rendered.of(comment))))
        .isEqualTo(
            written(
                CommandOutcome.class,
                new CommandOutcome.Applied(1, 7, "node \"1\"", subject, comment)));
    assertThat(text(MessageJson.applied(7, "node", rendered.of(subject), null)))
        .isEqualTo(
            written(CommandOutcome.class, new CommandOutcome.Applied(1, 7, "node", subject, null)));
  }

  private static <T> T read(String json, Class<T> type) {
    return new MessageCodec<>(type).decode(json.getBytes(StandardCharsets.UTF_8));
  }

  private static <T> String written(Class<T> family, T message) {
    return text(new MessageCodec<>(family).encode(message));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
