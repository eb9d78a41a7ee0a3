package io.tulou.local.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tulou.common.log.MessageCodec;
import io.tulou.contract.comment.CommentCommand;
import io.tulou.contract.comment.CommentCommand.ImportComment;
import io.tulou.contract.comment.CommentCommand.ImportedReaction;
import io.tulou.contract.comment.CommentCommand.PutSubject;
import io.tulou.contract.comment.ReactionKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiscussionTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00.123Z");
  private static final MemberNumbers MEMBERS = new MemberNumbers(5L << 32);

  private final MockProducer<String, byte[]> log =
      new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  private final AckedPrefix acked = new AckedPrefix(0);
  private Path folder = Path.of("");
  private Plan plan = new Plan(Votes.read(Path.of("none"), new BadLines()));

  @BeforeEach
  void readVotes(@TempDir Path empty) throws IOException {
    folder = empty;
    var votes = folder.resolve("votes.tsv");
    Files.writeString(
        votes, "4\t2\t2014-01-21\n4\t2\t2014-01-21\n4\t3\t2014-01-21\n1\t2\t2014-01-21\n");
    plan = new Plan(Votes.read(votes, new BadLines()));
  }

  @Test
  void aDiscussionBecomesCommandsUnderTheKeyOfItsSubject() throws BadLine {
    var discussion = discussion(0);

    discussion.take(subject(1));
    discussion.take(root(4, 1));
    discussion.take(reply(90, 1, 4, 2));

    assertThat(log.history()).extracting(record -> record.key()).containsOnly("beer/1");
    assertThat(sent().get(0))
        .isInstanceOfSatisfying(
            PutSubject.class,
            put -> {
              assertThat(put.ownerId()).isEqualTo(MEMBERS.offset() + 7);
              assertThat(put.title()).isEqualTo("Hops");
              assertThat(put.createdAt()).isEqualTo(Instant.parse("2014-01-21T20:00:00.500Z"));
              assertThat(put.state()).isNull();
            });
    assertThat(sent().get(1))
        .isInstanceOfSatisfying(
            ImportComment.class,
            root -> {
              assertThat(root.sourceKey()).isEqualTo("root/4");
              assertThat(root.parentKey()).isNull();
              assertThat(root.text()).isEqualTo("Hi & ho");
              assertThat(root.html()).isEqualTo("<p>Hi &amp; ho</p>");
              assertThat(root.authorId()).isEqualTo(MEMBERS.deletedUser());
              assertThat(root.reactions())
                  .containsExactly(
                      new ImportedReaction(MEMBERS.voter(0), ReactionKind.LIKE),
                      new ImportedReaction(MEMBERS.voter(1), ReactionKind.LIKE),
                      new ImportedReaction(MEMBERS.voter(2), ReactionKind.DISLIKE));
              assertThat(root.envelope().at()).isEqualTo(NOW);
            });
    assertThat(sent().get(2))
        .isInstanceOfSatisfying(
            ImportComment.class,
            reply -> {
              assertThat(reply.sourceKey()).isEqualTo("reply/90");
              assertThat(reply.parentKey()).isEqualTo("root/4");
              assertThat(reply.reactions()).hasSize(2);
            });
    assertThat(sent())
        .extracting(command -> command.envelope().commandId())
        .doesNotHaveDuplicates();
    assertThat(acked.length()).isEqualTo(3);
  }

  @Test
  void countsCoverTheWholeFileAlsoWhenPartOfItWasSentBefore() throws BadLine {
    var discussion = discussion(2);

    discussion.take(subject(1));
    discussion.take(root(4, 1));
    discussion.take(reply(90, 1, 4, 2));
    discussion.take(reply(91, 1, 0, 1));

    var counts = plan.counts();
    assertThat(sent()).hasSize(2);
    assertThat(discussion.sentComments()).isEqualTo(2);
    assertThat(counts.subjects()).isEqualTo(1);
    assertThat(counts.roots()).isEqualTo(2);
    assertThat(counts.onSubject()).isEqualTo(1);
    assertThat(counts.replies()).isEqualTo(1);
    assertThat(counts.likes()).isEqualTo(5);
    assertThat(counts.dislikes()).isEqualTo(1);
    assertThat(counts.busiest()).isEqualTo(1);
    assertThat(plan.skippedVotes().onSubjects()).isEqualTo(1);
  }

  @Test
  void whatDoesNotHangOnALineBeforeIsRefused() throws BadLine {
    var discussion = discussion(0);
    discussion.take(subject(1));
    discussion.take(subject(2));
    discussion.take(root(4, 1));

    assertThatThrownBy(() -> discussion.take(root(5, 3)))
        .hasMessage("subject 3 is not in the lines before");
    assertThatThrownBy(() -> discussion.take(reply(90, 1, 5, 0)))
        .hasMessage("root 5 is not in the lines before, under subject 1");
    assertThatThrownBy(() -> discussion.take(reply(90, 2, 4, 0)))
        .hasMessage("root 4 is not in the lines before, under subject 2");
    assertThatThrownBy(() -> discussion.take(root(4, 1))).hasMessage("root 4 is in the file twice");
    assertThat(sent()).hasSize(3);
    assertThat(plan.counts().comments()).isEqualTo(1);
  }

  @Test
  void aLineThatIsRefusedForItsTextCountsNowhere() throws BadLine {
    var discussion = discussion(0);
    discussion.take(subject(1));

    assertThatThrownBy(() -> discussion.take(root(4, 1).replace("Hi &amp; ho", " ")))
        .hasMessage("there is no text");
    discussion.take(root(4, 1));

    assertThat(plan.counts().roots()).isEqualTo(1);
    assertThat(acked.length()).isEqualTo(2);
  }

  @Test
  void moreReactionsThanAMessageTakesAreRefused() throws BadLine {
    var discussion = discussion(0);
    discussion.take(subject(1));

    assertThatThrownBy(() -> discussion.take(reply(90, 1, 0, 1_000_000)))
        .hasMessage("1,000,000 reactions are more than one message takes");
  }

  @Test
  void linesOutOfTheOrderOfTimeAreTakenAndCounted() throws BadLine {
    var discussion = discussion(0);
    discussion.take(subject(1));

    discussion.take(root(4, 1).replace("2014-01-21", "2013-01-21"));

    assertThat(plan.counts().outOfOrder()).isEqualTo(1);
    assertThat(sent()).hasSize(2);
  }

  private Discussion discussion(long resumeAt) {
    var ids = new AtomicLong();
    var commands =
        new Commands(
            new Source("beer"), MEMBERS, ids::incrementAndGet, Clock.fixed(NOW, ZoneOffset.UTC));
    var users = Users.read(folder.resolve("none"), new BadLines());
    return new Discussion(plan, users, commands, new CommandAppender(log, acked), resumeAt);
  }

  private List<CommentCommand> sent() {
    var codec = new MessageCodec<>(CommentCommand.class);
    return log.history().stream().map(record -> codec.decode(record.value())).toList();
  }

  private static String subject(long id) {
    return """
    {"kind":"subject","id":%d,"user":7,"ts":"2014-01-21T20:00:00.5","title":"Hops"}
    """
        .formatted(id);
  }

  private static String root(long id, long subject) {
    return """
    {"kind":"root","id":%d,"subject":%d,"ts":"2014-01-21T20:00:01","text":"<p>Hi &amp; ho</p>"}
    """
        .formatted(id, subject);
  }

  private static String reply(long id, long subject, long root, long score) {
    return """
    {"kind":"reply","id":%d,"subject":%d,"root":%d,"ts":"2014-01-21T20:00:02","text":"Ha","score":%d}
    """
        .formatted(id, subject, root, score);
  }
}
