package io.tulou.commentjob;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.common.log.MessageCodec;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommandOutcome;
import io.tulou.contract.comment.CommentCommand;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.ModerationAction;
import io.tulou.contract.comment.ReactionKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many writers at once, all of them through the real log. */
class RacesIT extends RunningJob {
  private static final int WRITERS = 8;

  @Test
  void whatManyDoAtOnceIsCountedExactly() throws Exception {
    var ref = new SubjectRef("video", "race");
    var wishes = new Wishes(ref);
    var roots = new ArrayList<Long>();
    append(wishes.put(1L, null, null));
    for (int i = 0; i < 10; i++) {
      roots.add(Wishes.nextId());
      append(wishes.publish(roots.get(i), 0, 1));
    }
    together(writer -> {
      var random = new Random(writer);
      var own = new ArrayList<>(roots);
      for (int i = 0; i < 150; i++) {
        var command = any(wishes, random, own, writer + 1);
        append(command);
        if (random.nextInt(4) == 0) {
          append(command);
        }
      }
    });
    drain();

    new Recount(jdbc).check(ref);
    assertThat(
            jdbc.queryForObject(
                "SELECT LENGTH(pinned) - LENGTH(REPLACE(pinned, ',', '')) FROM subject WHERE id = ?",
                Long.class,
                ref.id()))
        .isLessThanOrEqualTo(2);
  }

  private static CommentCommand any(Wishes wishes, Random random, List<Long> known, long member) {
    long comment = known.get(random.nextInt(known.size()));
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> {
        long id = Wishes.nextId();
        known.add(id);
        yield wishes.publish(id, comment, member);
      }
      case 4, 5 -> wishes.delete(comment, member);
      case 6 -> wishes.pin(comment, 1, random.nextInt(3) > 0, false);
      case 7 ->
          wishes.decide(
              comment, random.nextBoolean() ? ModerationAction.REMOVE : ModerationAction.RESTORE);
      case 8 -> wishes.edit(comment, member, "edit " + Wishes.nextId());
      default ->
          wishes.react(
              comment,
              member,
              random.nextInt(3) == 0 ? null : ReactionKind.values()[random.nextInt(2)]);
    };
  }

  @Test
  void ofCopiesThatRaceExactlyOneIsLetInAndTheOthersLeaveNothing() throws Exception {
    var ref = new SubjectRef("video", "copies");
    int texts = 50;
    for (int i = 0; i < texts; i++) {
      var text = "said by all, " + i;
      together(writer -> {
        var wishes = new Wishes(ref, "node-" + writer);
        append(
            wishes.publish(Wishes.nextId(), 0, 5, text, CommentState.VISIBLE, null, null, false));
      });
    }
    drain();

    assertThat(
            jdbc.queryForList(
                "SELECT COUNT(*) FROM comment_content JOIN subject USING (subject_id)"
                    + " WHERE id = ? GROUP BY text",
                Integer.class,
                ref.id()))
        .hasSize(texts)
        .containsOnly(1);
    new Recount(jdbc).check(ref);
    var codes = new HashMap<String, Integer>();
    var codec = new MessageCodec<>(CommandOutcome.class);
    readAll(Topic.COMMENT_OUTCOMES).stream()
        .map(record -> codec.decode(record.value()))
        .filter(outcome -> outcome.replyTo().matches("node-[0-7]"))
        .filter(CommandOutcome.Rejected.class::isInstance)
        .map(CommandOutcome.Rejected.class::cast)
        .filter(rejected -> rejected.detail().contains("a moment ago"))
        .forEach(rejected -> codes.merge(rejected.code(), 1, Integer::sum));
    assertThat(codes).containsExactly(Map.entry("conflict", texts * (WRITERS - 1)));
  }

  @Test
  void aChainOfTenThousandRepliesStaysFlat() {
    var ref = new SubjectRef("video", "chain");
    var wishes = new Wishes(ref);
    int length = 10_000;
    long root = Wishes.nextId();
    var commands = new ArrayList<CommentCommand>();
    commands.add(wishes.publish(root, 0, 1));
    long parent = root;
    for (int i = 0; i < length; i++) {
      long id = Wishes.nextId();
      commands.add(wishes.publish(id, parent, 1 + i % 50));
      parent = id;
    }
    append(commands);
    drain();

    new Recount(jdbc).check(ref);
    assertThat(
            jdbc.queryForMap(
                "SELECT reply_count, next_floor FROM comment_index WHERE comment_id = ?", root))
        .containsEntry("reply_count", length)
        .containsEntry("next_floor", length + 1);
    assertThat(
            jdbc.queryForObject(
                "SELECT COUNT(*) FROM comment_index WHERE root_id = ?", Long.class, root))
        .isEqualTo(length);
    assertThat(
            jdbc.queryForMap(
                "SELECT root_id, floor FROM comment_index WHERE comment_id = ?", parent))
        .containsEntry("root_id", root)
        .containsEntry("floor", length);
  }

  private interface Work {
    void of(int writer);
  }

  private static void together(Work work) throws Exception {
    try (var threads = Executors.newFixedThreadPool(WRITERS)) {
      var done = new ArrayList<Future<?>>();
      for (int i = 0; i < WRITERS; i++) {
        int writer = i;
        done.add(threads.submit(() -> work.of(writer)));
      }
      for (var each : done) {
        each.get();
      }
    }
  }
}
