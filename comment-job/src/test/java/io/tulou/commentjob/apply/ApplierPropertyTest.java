package io.tulou.commentjob.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.commentjob.Wishes;
import io.tulou.commentjob.store.DecisionRow;
import io.tulou.commentjob.store.RevisionRow;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentCommand;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.ModerationAction;
import io.tulou.contract.comment.ReactionKind;
import io.tulou.contract.comment.ReviewMode;
import io.tulou.contract.comment.SubjectState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However the log is cut and whatever is appended twice, the rows are those of the plain rules. */
class ApplierPropertyTest {
  private static final int RUNS = 3_000;
  private static final int COMMANDS = 60;
  static final Decider DECIDER = new Decider(NaiveModel.RULES);
  static final HotScore HOT = new HotScore(new HotWeights(1.281, 4, 1, Duration.ofSeconds(45_000)));

  @Test
  void anyCutOfTheLogWithDuplicatesEqualsTheModelAppliedOnce() {
    long seed = Long.getLong("seed", System.nanoTime());
    int looks = 0;
    for (int run = 0; run < RUNS; run++) {
      looks += run(seed + run);
    }
    assertThat(looks).as("previews that only the tables could tell").isPositive();
  }

  private static int run(long seed) {
    var random = new Random(seed);
    var model = new NaiveModel();
    var log = new ArrayList<CommentCommand>();
    var repeatable = new ArrayList<CommentCommand>();
    var ids = new ArrayList<Long>();
    for (int i = 0; i < COMMANDS; i++) {
      var ref = new SubjectRef("video", "v" + random.nextInt(2));
      var command = anyCommand(random, ref, ids);
      boolean applied = model.apply(command);
      log.add(command);
      if (random.nextInt(10) < 3) {
        log.add(command);
      }
      if (applied && isSafeToRepeatLater(command)) {
        repeatable.add(command);
      }
      if (!repeatable.isEmpty() && random.nextInt(10) < 2) {
        log.add(repeatable.get(random.nextInt(repeatable.size())));
      }
    }
    var tables = new MemoryTables();
    long[] subjectIds = {0};
    var applier = new Applier(tables, new Library(tables, () -> ++subjectIds[0]), DECIDER, HOT);
    for (int from = 0; from < log.size(); ) {
      int to = Math.min(log.size(), from + 1 + random.nextInt(25));
      applier.apply(log.subList(from, to));
      from = to;
    }
    compare(model, tables, "seed " + seed);
    assertThat(toldByTheAudit(tables)).as("seed " + seed).isEqualTo(states(tables));
    return tables.looksAtAllReplies;
  }

  /** A reaction, a pin or a change of the subject may mean something else after others. */
  static boolean isSafeToRepeatLater(CommentCommand command) {
    return !(command instanceof CommentCommand.SetReaction
        || command instanceof CommentCommand.PinComment
        || command instanceof CommentCommand.PutSubject);
  }

  static CommentCommand anyCommand(Random random, SubjectRef ref, List<Long> ids) {
    var wishes = new Wishes(ref);
    long any = ids.isEmpty() ? 1 : ids.get(random.nextInt(ids.size()));
    long member = 1 + random.nextInt(6);
    return switch (random.nextInt(29)) {
      case 0, 1, 2, 3, 4, 5 -> {
        long id = Wishes.nextId();
        ids.add(id);
        var key = random.nextInt(3) == 0 ? "k" + random.nextInt(5) : null;
        yield wishes.publish(
            id,
            random.nextInt(3) == 0 ? 0 : any,
            member,
            "text " + (random.nextBoolean() ? id : random.nextInt(8)),
            switch (random.nextInt(8)) {
              case 0 -> CommentState.PENDING;
              case 1, 2 -> CommentState.SHADOWED;
              default -> CommentState.VISIBLE;
            },
            key,
            key == null ? null : "h" + random.nextInt(2),
            random.nextInt(4) == 0);
      }
      case 6, 7 -> {
        long id = Wishes.nextId();
        ids.add(id);
        var parent = random.nextBoolean() ? null : "s" + random.nextInt(6);
        yield wishes.imported(id, "s" + random.nextInt(6), parent, random.nextInt(4), Wishes.START);
      }
      case 8, 9, 10, 11, 12 ->
          wishes.react(
              any,
              member,
              switch (random.nextInt(4)) {
                case 0 -> null;
                case 1 -> ReactionKind.DISLIKE;
                default -> ReactionKind.LIKE;
              });
      case 13, 14 -> wishes.delete(any, member);
      case 15, 16, 17, 18 ->
          wishes.decide(
              any, ModerationAction.values()[random.nextInt(ModerationAction.values().length)]);
      case 19, 20 -> {
        var key = random.nextInt(3) == 0 ? "k" + random.nextInt(5) : null;
        yield wishes.report(any, member, key, key == null ? null : "h" + random.nextInt(2));
      }
      case 21, 22, 23 -> wishes.pin(any, member, random.nextInt(4) > 0, random.nextBoolean());
      case 24, 25, 26 ->
          wishes.edit(
              any,
              member,
              "edit " + Wishes.nextId(),
              null,
              random.nextInt(3) == 0 ? CommentState.PENDING : CommentState.VISIBLE);
      case 27 -> wishes.slowMode(10 * random.nextInt(3));
      default ->
          wishes.put(
              random.nextBoolean() ? null : member,
              random.nextInt(3) == 0 ? SubjectState.values()[random.nextInt(3)] : SubjectState.OPEN,
              random.nextBoolean() ? null : ReviewMode.values()[random.nextInt(2)]);
    };
  }

  /** A comment of which the audit knows nothing is visible. */
  private static Map<Long, CommentState> toldByTheAudit(MemoryTables tables) {
    var states = new HashMap<Long, CommentState>();
    tables.comments.keySet().forEach(id -> states.put(id, CommentState.VISIBLE));
    tables.decisions.values().stream()
        .sorted(
            Comparator.comparingLong(DecisionRow::version)
                .thenComparingLong(DecisionRow::decisionId))
        .forEach(decision -> {
          assertThat(decision.fromState()).isEqualTo(states.get(decision.commentId()));
          states.put(decision.commentId(), decision.toState());
        });
    return states;
  }

  private static Map<Long, CommentState> states(MemoryTables tables) {
    var states = new HashMap<Long, CommentState>();
    tables.comments.forEach((id, row) -> states.put(id, row.state()));
    return states;
  }

  static void compare(NaiveModel model, MemoryTables tables, String seed) {
    assertThat(tables.subjects.keySet()).as(seed).isEqualTo(model.subjects.keySet());
    var decided = new HashSet<Long>();
    var back = new ArrayList<Long>();
    tables.decisions.forEach((id, row) -> {
      if (row != null && row.action().equals(Screened.BACK)) {
        back.add(row.commentId());
      } else {
        decided.add(id);
      }
    });
    assertThat(decided).as(seed).isEqualTo(model.decisions);
    assertThat(back).as(seed).containsExactlyInAnyOrderElementsOf(model.broughtBack);
    long comments = 0;
    long reactions = 0;
    for (var entry : model.subjects.entrySet()) {
      var subject = entry.getValue();
      var row = tables.subjects.get(entry.getKey());
      assertThat(
              List.of(
                  row.rootCount(), row.commentCount(), row.nextFloor(), row.state(), row.mode()))
          .as(seed)
          .isEqualTo(
              List.of(
                  (int) subject.visible(true),
                  (int) subject.visible(false),
                  (int) subject.siblings(0) + 1,
                  subject.state,
                  subject.mode));
      assertThat(row.pinnedIds()).as(seed).isEqualTo(subject.pinned);
      assertThat(row.ownerId()).as(seed).isEqualTo(subject.owner);
      for (var comment : subject.comments.values()) {
        compare(subject, comment, tables, seed);
        reactions += comment.reactions.size();
      }
      comments += subject.comments.size();
    }
    assertThat(tables.comments).as(seed).hasSize((int) comments);
    assertThat(tables.contents).as(seed).hasSize((int) comments);
    assertThat(tables.reactions).as(seed).hasSize((int) reactions);
    assertThat(tables.revisions.values().stream().map(RevisionRow::text))
        .as(seed)
        .containsExactlyInAnyOrderElementsOf(model.replaced);
  }

  private static void compare(
      NaiveModel.Subject subject, NaiveModel.Comment comment, MemoryTables tables, String seed) {
    var row = tables.comments.get(comment.id);
    var content = tables.contents.get(comment.id);
    assertThat(List.of(content.text(), content.latestText()))
        .as(seed + " text of " + comment.id)
        .isEqualTo(List.of(comment.text, comment.latest()));
    assertThat(row.editedAt()).as(seed).isEqualTo(comment.editedAt);
    int likes = (int) comment.count(ReactionKind.LIKE);
    int dislikes = (int) comment.count(ReactionKind.DISLIKE);
    int replies = subject.visibleReplies(comment.id).size();
    boolean tombstone =
        (comment.state == CommentState.REMOVED || comment.state == CommentState.DELETED)
            && replies > 0;
    assertThat(
            List.of(
                row.rootId(),
                row.parentId(),
                (long) row.floor(),
                row.authorId(),
                row.state(),
                row.listed(),
                row.pinned(),
                row.featured(),
                row.likeCount(),
                row.dislikeCount(),
                row.replyCount(),
                row.reportCount(),
                row.previewIds(),
                row.hot()))
        .as(seed + " comment " + comment.id)
        .isEqualTo(
            List.of(
                comment.root,
                comment.parent,
                comment.floor,
                comment.author,
                comment.state,
                comment.state == CommentState.VISIBLE || tombstone,
                subject.pinned.contains(comment.id),
                comment.featured,
                likes,
                dislikes,
                replies,
                comment.reporters.size(),
                subject.preview(comment),
                HOT.of(likes, dislikes, replies, row.createdAt())));
  }
}
