package io.tulou.commentjob.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tulou.common.log.MessageCodec;
import io.tulou.contract.comment.CommandOutcome;
import io.tulou.contract.comment.CommentEvent;
import io.tulou.contract.comment.Origin;
import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Events and outcomes around states that are JSON already, byte for byte as the codec writes them.
 */
final class MessageJson {
  private static final byte[] COMMENT_CHANGED =
      utf8("{\"type\":\"CommentChanged\",\"version\":1,\"comment\":");
  private static final byte[] REPORT_COUNT = utf8(",\"reportCount\":");
  private static final byte[] ORIGIN = utf8(",\"origin\":");
  private static final MessageCodec<Origin> ORIGINS = new MessageCodec<>(Origin.class);
  private static final byte[] SUBJECT_CHANGED =
      utf8("{\"type\":\"SubjectChanged\",\"version\":1,\"subject\":");
  private static final byte[] APPLIED = utf8("{\"type\":\"Applied\",\"version\":1,\"commandId\":");
  private static final byte[] REPLY_TO = utf8(",\"replyTo\":\"");
  private static final byte[] SUBJECT = utf8("\",\"subject\":");
  private static final byte[] COMMENT = utf8(",\"comment\":");
  private static final byte[] NULL = utf8("null");
  private static final byte[] END = utf8("}");

  private MessageJson() {}

  /** {@link CommentEvent.CommentChanged} of a comment. */
  static byte[] commentChanged(byte[] comment, int reportCount, Origin origin) {
    return join(
        COMMENT_CHANGED,
        comment,
        REPORT_COUNT,
        utf8(Integer.toString(reportCount)),
        ORIGIN,
        ORIGINS.encode(origin),
        END);
  }

  /** {@link CommentEvent.SubjectChanged} of a subject. */
  static byte[] subjectChanged(byte[] subject) {
    return join(SUBJECT_CHANGED, subject, END);
  }

  /** {@link CommandOutcome.Applied} with the states of subject and comment. */
  static byte[] applied(long commandId, String replyTo, byte[] subject, byte @Nullable [] comment) {
    return join(
        APPLIED,
        utf8(Long.toString(commandId)),
        REPLY_TO,
        JsonStringEncoder.getInstance().quoteAsUTF8(replyTo),
        SUBJECT,
        subject,
        COMMENT,
        comment == null ? NULL : comment,
        END);
  }

  private static byte[] join(byte[]... parts) {
    int length = 0;
    for (var part : parts) {
      length += part.length;
    }
    var joined = new ByteArrayOutputStream(length);
    for (var part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }
}
