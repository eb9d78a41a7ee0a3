package io.tulou.contract.comment;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.common.log.MessageCodec;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentCommand.Envelope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** What lies in the log since version 1 reads for ever, and is written the same way. */
class GoldenMessagesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Instant AT = Instant.parse("2026-11-21T03:04:05.678Z");
  private static final SubjectRef SUBJECT = new SubjectRef("video", "BV1xx411c7mD");
  private static final Envelope ENVELOPE = Envelope.of(9007199254740991L, AT, "node-1");

  static Stream<CommentCommand> commands() {
    return Stream.of(
        new CommentCommand.PublishComment(
            ENVELOPE,
            SUBJECT,
            101,
            100,
            42,
            "你好 @7",
            "<p>你好 @7</p>",
            List.of(7L),
            CommentState.PENDING,
            "key-1",
            "hash",
            "127.0.0.1",
            "phone",
            true),
        new CommentCommand.ImportComment(
            ENVELOPE,
            SUBJECT,
            102,
            "a1",
            "q1",
            43,
            "old",
            "<p>old</p>",
            AT,
            AT.plusMillis(1),
            List.of(new CommentCommand.ImportedReaction(5, ReactionKind.LIKE))),
        new CommentCommand.EditComment(
            ENVELOPE,
            SUBJECT,
            101,
            42,
            6L,
            "better @8",
            "<p>better @8</p>",
            List.of(8L),
            CommentState.PENDING),
        new CommentCommand.DeleteComment(ENVELOPE, SUBJECT, 101, 42),
        new CommentCommand.EraseComment(ENVELOPE, SUBJECT, 101, 42),
        new CommentCommand.SetReaction(ENVELOPE, SUBJECT, 101, 44, ReactionKind.DISLIKE),
        new CommentCommand.ReportComment(
            ENVELOPE, SUBJECT, 101, 46, ReportReason.SPAM, "again", "key-2", "hash"),
        new CommentCommand.PinComment(ENVELOPE, SUBJECT, 101, 45, true, true),
        new CommentCommand.DecideComment(
            ENVELOPE, SUBJECT, 101, 45, ModerationAction.REMOVE, "spam", "again", "key-3", "hash"),
        new CommentCommand.PutSubject(
            ENVELOPE,
            SUBJECT,
            42L,
            "A film",
            "https://example.org/1",
            SubjectState.LOCKED,
            ReviewMode.PRE,
            30,
            AT),
        new CommentCommand.RebuildIndex(ENVELOPE, SUBJECT, 100));
  }

  static Stream<CommentEvent> events() {
    return Stream.of(
        new CommentEvent.CommentChanged(comment(), 4, new Origin("192.0.2.1", List.of("spam"))),
        new CommentEvent.SubjectChanged(subject()));
  }

  static Stream<CommandOutcome> outcomes() {
    return Stream.of(
        new CommandOutcome.Applied(1, 7, "node-1", subject(), comment(edit())),
        new CommandOutcome.Rejected(1, 7, "node-1", "slow-mode", "too soon", 30));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void aCommandReadsAndIsWrittenAsInItsGoldenFile(CommentCommand command) throws IOException {
    equalsGoldenFile(new MessageCodec<>(CommentCommand.class), command);
  }

  @ParameterizedTest
  @MethodSource("events")
  void anEventReadsAndIsWrittenAsInItsGoldenFile(CommentEvent event) throws IOException {
    equalsGoldenFile(new MessageCodec<>(CommentEvent.class), event);
  }

  @ParameterizedTest
  @MethodSource("outcomes")
  void anOutcomeReadsAndIsWrittenAsInItsGoldenFile(CommandOutcome outcome) throws IOException {
    equalsGoldenFile(new MessageCodec<>(CommandOutcome.class), outcome);
  }

  @Test
  void everyTypeHasAGoldenFile() {
    assertThat(names(commands())).isEqualTo(permitted(CommentCommand.class));
    assertThat(names(events())).isEqualTo(permitted(CommentEvent.class));
    assertThat(names(outcomes())).isEqualTo(permitted(CommandOutcome.class));
  }

  @Test
  void aSubjectFromBeforeThereWerePinsReadsAsWithoutAny() throws IOException {
    var codec = new MessageCodec<>(CommentEvent.class);
    var golden = new ClassPathResource("golden/comment/old/SubjectChanged.json");

    var event = codec.decode(golden.getContentAsByteArray());

    assertThat(event)
        .isInstanceOfSatisfying(
            CommentEvent.SubjectChanged.class,
            changed -> assertThat(changed.subject().pinned()).isEmpty());
  }

  @Test
  void whatAnOlderWriterDidNotKnowReadsAsNothing() throws IOException {
    assertThat(older("CommentChanged", CommentEvent.class))
        .isEqualTo(new CommentEvent.CommentChanged(comment(), 0, Origin.UNKNOWN));
    assertThat(older("Rejected", CommandOutcome.class))
        .isEqualTo(
            new CommandOutcome.Rejected(1, 7, "node-1", "subject-locked", "takes no comments", 0));
    assertThat(older("PublishComment", CommentCommand.class))
        .isInstanceOfSatisfying(
            CommentCommand.PublishComment.class,
            publish -> assertThat(publish.byModerator()).isFalse());
    assertThat(older("DecideComment", CommentCommand.class))
        .isInstanceOfSatisfying(
            CommentCommand.DecideComment.class,
            decision -> assertThat(decision.idempotencyKey()).isNull());
  }

  @Test
  void whatANewerWriterAddsIsPassedOver() {
    var newer =
        """
        {"type":"RebuildIndex","envelope":{"version":2,"commandId":1,"at":"2026-11-21T03:04:05.678Z",
         "replyTo":null,"lane":"blue"},"subject":{"type":"video","id":"1"},"rootId":0,"depth":3}
        """;

    var command =
        new MessageCodec<>(CommentCommand.class).decode(newer.getBytes(StandardCharsets.UTF_8));

    assertThat(command).isInstanceOf(CommentCommand.RebuildIndex.class);
    assertThat(command.envelope().version()).isEqualTo(2);
  }

  private static <T> void equalsGoldenFile(MessageCodec<T> codec, T message) throws IOException {
    var name = "golden/comment/" + message.getClass().getSimpleName() + ".json";
    var golden = new ClassPathResource(name).getContentAsByteArray();

    assertThat(codec.decode(golden)).isEqualTo(message);
    assertThat(JSON.readTree(codec.encode(message))).isEqualTo(JSON.readTree(golden));
  }

  private static <T> T older(String name, Class<T> family) throws IOException {
    var file = new ClassPathResource("golden/comment/old/" + name + ".json");
    return new MessageCodec<>(family).decode(file.getContentAsByteArray());
  }

  private static <T> List<String> names(Stream<T> messages) {
    return messages.map(message -> message.getClass().getSimpleName()).sorted().toList();
  }

  private static List<String> permitted(Class<?> family) {
    return Arrays.stream(family.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .sorted()
        .collect(Collectors.toList());
  }

  private static PendingEdit edit() {
    return new PendingEdit("better", "<p>better</p>", List.of(8L), AT.plusMillis(2));
  }

  private static CommentSnapshot comment() {
    return comment(null);
  }

  private static CommentSnapshot comment(@Nullable PendingEdit edit) {
    return new CommentSnapshot(
        101,
        11,
        SUBJECT,
        0,
        0,
        3,
        42,
        "text",
        "<p>text</p>",
        List.of(7L),
        CommentState.VISIBLE,
        true,
        true,
        5,
        1,
        2,
        List.of(103L, 104L),
        1_318_271_000_000L,
        AT,
        AT.plusMillis(1),
        edit,
        6);
  }

  private static SubjectSnapshot subject() {
    return new SubjectSnapshot(
        11,
        SUBJECT,
        42L,
        "A film",
        "https://example.org/1",
        SubjectState.OPEN,
        ReviewMode.POST,
        0,
        2,
        9,
        List.of(101L, 99L),
        AT,
        12);
  }
}
