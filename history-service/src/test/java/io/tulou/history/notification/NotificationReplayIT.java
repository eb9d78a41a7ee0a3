package io.tulou.history.notification;

import static io.tulou.contract.comment.CommentState.DELETED;
import static io.tulou.contract.comment.CommentState.REMOVED;
import static io.tulou.contract.comment.CommentState.VISIBLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.ReactionKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/** Random tellings, some twice and some late, and all of them again. */
class NotificationReplayIT extends NotificationPlatform {
  private static final int STEPS = 1_500;
  private static final int MEMBERS = 12;

  @Autowired private Map<String, ConcurrentMessageListenerContainer<String, byte[]>> containers;

  @Test
  void duplicatesLateTellingsAndAReplayChangeNothing() throws Exception {
    var world = new World(new Random(11), newMember() * 1_000);
    for (int step = 0; step < STEPS; step++) {
      world.step();
    }
    drainNotifications();

    assertThat(wrong("unread")).as("unread counts that differ from a recount").isEqualTo(0);
    assertThat(wrong("count")).as("groups that miscount their members").isEqualTo(0);
    assertThat(likes(world)).isEqualTo(world.likes());
    assertThat(visibleReplies(world)).isEqualTo(world.visibleReplies());

    var before = allRows();
    replayAll();
    assertThat(allRows()).isEqualTo(before);
  }

  private long wrong(String what) {
    var sql =
        what.equals("unread")
            ? """
            SELECT COUNT(*) FROM notification_recipient r WHERE r.unread <> (
              SELECT COUNT(*) FROM notification n WHERE n.member_id = r.member_id
              AND n.standing = 1 AND n.sequence > r.read_to)
            """
            : """
            SELECT COUNT(*) FROM notification n WHERE n.kind IN (2, 3) AND n.actor_count <> (
              SELECT COUNT(*) FROM notification_actor a WHERE a.member_id = n.member_id
              AND a.kind = n.kind AND a.anchor = n.anchor AND a.standing = 1)
            """;
    var count = jdbc.queryForObject(sql, Long.class);
    return count == null ? -1 : count;
  }

  private Map<Long, Integer> likes(World world) {
    var likes = new HashMap<Long, Integer>();
    jdbc.query(
        "SELECT anchor, actor_count FROM notification WHERE kind = 2 AND standing = 1",
        row -> {
          if (world.comments.containsKey(row.getLong(1))) {
            likes.put(row.getLong(1), row.getInt(2));
          }
        });
    return likes;
  }

  private List<Long> visibleReplies(World world) {
    return jdbc
        .queryForList(
            "SELECT anchor FROM notification WHERE kind = 0 AND standing = 1 ORDER BY anchor",
            Long.class)
        .stream()
        .filter(world.comments::containsKey)
        .toList();
  }

  private void replayAll() throws Exception {
    var workers = List.of("commentNotices", "reactionNotices", "tieNotices", "sanctionNotices");
    workers.forEach(name -> containers.get(name).stop());
    patiently().until(() -> workers.stream().noneMatch(name -> containers.get(name).isRunning()));
    for (var topic : GROUPS.keySet()) {
      forgetOffsets(topic);
    }
    workers.forEach(name -> containers.get(name).start());
    drainNotifications();
  }

  private static void forgetOffsets(Topic topic) throws Exception {
    var zero =
        partitions(topic).stream()
            .collect(Collectors.toMap(each -> each, each -> new OffsetAndMetadata(0)));
    try (var admin = admin()) {
      patiently()
          .ignoreExceptions()
          .until(() -> {
            admin.alterConsumerGroupOffsets(group(topic), zero).all().get();
            return true;
          });
    }
  }

  /** Comments and reactions as they should be, told in disorder. */
  private final class World {
    private final Random random;
    private final long firstMember;
    final Map<Long, CommentSnapshot> comments = new HashMap<>();
    private final Map<Long, Map<Long, ReactionKind>> reactions = new HashMap<>();
    private final List<Runnable> past = new ArrayList<>();
    private long version = 1;

    World(Random random, long firstMember) {
      this.random = random;
      this.firstMember = firstMember;
    }

    void step() {
      switch (comments.isEmpty() ? 0 : random.nextInt(8)) {
        case 0, 1 -> say(Told.comment(member(), comments.isEmpty() ? null : any()));
        case 2 -> change(random.nextBoolean() ? REMOVED : DELETED);
        case 3 -> change(VISIBLE);
        case 4 -> past.get(random.nextInt(past.size())).run();
        default -> react();
      }
    }

    private long member() {
      return firstMember + random.nextInt(MEMBERS);
    }

    private CommentSnapshot any() {
      var ids = comments.keySet().stream().sorted().toList();
      return comments.get(ids.get(random.nextInt(ids.size())));
    }

    private void say(CommentSnapshot comment) {
      comments.put(comment.commentId(), comment);
      now(() -> told.tell(comment));
    }

    private void change(CommentState state) {
      var comment = any();
      if (comment.state() != DELETED) {
        say(Told.next(comment, state));
      }
    }

    private void react() {
      var comment = any();
      long member = member();
      var kind = random.nextInt(3) == 0 ? null : ReactionKind.values()[random.nextInt(2)];
      var ofComment = reactions.computeIfAbsent(comment.commentId(), _ -> new HashMap<>());
      if (kind == null) {
        ofComment.remove(member);
      } else {
        ofComment.put(member, kind);
      }
      long toldAt = ++version;
      now(() -> told.react(comment, member, kind, toldAt));
    }

    private void now(Runnable telling) {
      telling.run();
      past.add(telling);
    }

    Map<Long, Integer> likes() {
      var likes = new HashMap<Long, Integer>();
      reactions.forEach((id, of) -> {
        var comment = comments.get(id);
        int count =
            (int)
                of.entrySet().stream()
                    .filter(each -> each.getValue() == ReactionKind.LIKE)
                    .filter(each -> each.getKey() != comment.authorId())
                    .count();
        if (count > 0 && comment.state() == VISIBLE) {
          likes.put(id, count);
        }
      });
      return likes;
    }

    List<Long> visibleReplies() {
      return comments.values().stream()
          .filter(each -> each.state() == VISIBLE && each.parentId() != 0)
          .filter(each -> comments.get(each.parentId()).authorId() != each.authorId())
          .map(CommentSnapshot::commentId)
          .sorted()
          .toList();
    }
  }
}
