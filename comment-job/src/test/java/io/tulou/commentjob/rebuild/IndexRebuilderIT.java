package io.tulou.commentjob.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.commentjob.RunningJob;
import io.tulou.commentjob.Wishes;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentCommand;
import io.tulou.contract.comment.CommentKeys;
import io.tulou.contract.comment.ModerationAction;
import io.tulou.contract.comment.ReactionKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.ZSetOperations.TypedTuple;

/** Indexes in Redis against the tables, across losses, changes and the cap. */
class IndexRebuilderIT extends RunningJob {
  @Autowired IndexRebuilder rebuilder;

  @Test
  void aLostIndexComesBackEqualToTheTablesAndFollowsThem() {
    var ref = new SubjectRef("video", "index");
    var wishes = new Wishes(ref);
    var roots = publish(wishes, 40, 0);
    var replies = publish(wishes, 10, roots.getFirst());
    append(wishes.rebuild(0), wishes.rebuild(roots.getFirst()));
    drain();
    equalsTables(ref, 0);
    equalsTables(ref, roots.getFirst());

    append(
        wishes.react(roots.get(3), 1, ReactionKind.LIKE),
        wishes.decide(roots.get(4), ModerationAction.REMOVE),
        wishes.delete(roots.get(5), 5),
        wishes.decide(roots.getFirst(), ModerationAction.REMOVE),
        wishes.decide(replies.getFirst(), ModerationAction.REMOVE),
        wishes.publish(Wishes.nextId(), 0, 5));
    drain();
    equalsTables(ref, 0);
    equalsTables(ref, roots.getFirst());

    redis.delete(redis.keys("{" + ref.key() + "}:*"));
    append(wishes.decide(roots.get(6), ModerationAction.REMOVE));
    drain();
    assertThat(redis.hasKey(CommentKeys.indexMeta(ref, 0))).isFalse();
    append(wishes.rebuild(0), wishes.decide(roots.get(4), ModerationAction.RESTORE));
    drain();
    equalsTables(ref, 0);
  }

  @Test
  void anEmptySubjectIsCachedAsEmptyUntilItsFirstComment() {
    var ref = new SubjectRef("video", "empty");
    var wishes = new Wishes(ref);
    append(wishes.rebuild(0));
    drain();
    assertThat(redis.opsForHash().get(CommentKeys.indexMeta(ref, 0), "v")).isEqualTo("0");

    append(wishes.publish(Wishes.nextId(), 0, 5));
    drain();

    equalsTables(ref, 0);
    assertThat(redis.opsForZSet().size(CommentKeys.byFloor(ref, 0))).isEqualTo(1);
  }

  @Test
  void anIndexThatIsThereIsLeftAlone() {
    var ref = new SubjectRef("video", "there");
    append(new Wishes(ref).publish(Wishes.nextId(), 0, 5));
    drain();

    assertThat(rebuilder.rebuild(ref, 0)).isTrue();
    assertThat(rebuilder.rebuild(ref, 0)).isFalse();
  }

  @Test
  void overTheCapAnIndexSaysWhatItIsCompleteFrom() {
    var ref = new SubjectRef("video", "long");
    var wishes = new Wishes(ref);
    publish(wishes, CommentKeys.INDEX_CAP + 20, 0);
    append(wishes.rebuild(0));
    drain();
    assertThat(redis.opsForHash().get(CommentKeys.indexMeta(ref, 0), "floorFrom")).isEqualTo("21");
    equalsTables(ref, 0);

    publish(wishes, 30, 0);
    drain();

    assertThat(redis.opsForHash().get(CommentKeys.indexMeta(ref, 0), "floorFrom")).isEqualTo("51");
    assertThat(redis.opsForZSet().size(CommentKeys.byFloor(ref, 0)))
        .isEqualTo(CommentKeys.INDEX_CAP);
    equalsTables(ref, 0);
  }

  private List<Long> publish(Wishes wishes, int count, long parent) {
    var ids = new ArrayList<Long>();
    var commands = new ArrayList<CommentCommand>();
    for (int i = 0; i < count; i++) {
      ids.add(Wishes.nextId());
      commands.add(wishes.publish(ids.getLast(), parent, 5));
    }
    append(commands);
    return ids;
  }

  private void equalsTables(SubjectRef ref, long rootId) {
    equalsTables(ref, rootId, "floor", CommentKeys.byFloor(ref, rootId), "floorFrom");
    equalsTables(ref, rootId, "hot", CommentKeys.byHot(ref, rootId), "hotFrom");
  }

  private void equalsTables(SubjectRef ref, long rootId, String score, String key, String from) {
    var meta = redis.opsForHash().get(CommentKeys.indexMeta(ref, rootId), from);
    assertThat(meta).as(from).isNotNull();
    var expected =
        jdbc.query(
            """
            SELECT comment_id, i.%1$s, floor FROM comment_index i JOIN subject USING (subject_id)
            WHERE id = ? AND root_id = ? AND listed = 1 AND i.%1$s >= ?
            ORDER BY i.%1$s DESC, comment_id DESC
            """
                .formatted(score),
            (row, n) ->
                CommentKeys.indexMember(row.getLong(1), row.getLong(3)) + "=" + row.getLong(2),
            ref.id(),
            rootId,
            Long.valueOf((String) meta));
    var present =
        redis.opsForZSet().reverseRangeWithScores(key, 0, -1).stream()
            .map(IndexRebuilderIT::text)
            .toList();
    assertThat(present).isEqualTo(expected);
  }

  private static String text(TypedTuple<String> member) {
    return member.getValue() + "=" + member.getScore().longValue();
  }
}
