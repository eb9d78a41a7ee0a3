package io.tulou.contract;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every topic of the platform, with its key, partitions and retention. A topic name found anywhere
 * else is a mistake.
 */
public enum Topic {
  /** {@code CommentCommand} keyed by subject: the log that decides. Safe to deliver again. */
  COMMENT_COMMANDS("comment.commands", 8, Duration.ofDays(7)),
  /**
   * {@code CommentEvent} keyed by comment or subject: whole states with their version. A compacted
   * copy of the truth, from which search and caches can be rebuilt.
   */
  COMMENT_EVENTS("comment.events", 8, null),
  /**
   * {@code CommandOutcome} keyed by the waiting node: what became of a command somebody waits for.
   * Losing it costs the caller a 202 instead of a 201.
   */
  COMMENT_OUTCOMES("comment.outcomes", 4, Duration.ofHours(1)),
  /**
   * {@code ReactionEvent} keyed by comment and member: one member's reaction as it stands, with its
   * version. In the comment's partition.
   */
  COMMENT_REACTIONS("comment.reactions", 8, null),
  /** {@code PostEvent} keyed by post: whole states with their version, from the event outbox. */
  FEED_POSTS("feed.posts", 8, null),
  /** {@code FanOutTask} keyed by author: a post for all its followers, where they are few. */
  FEED_FANOUT("feed.fanout", 8, Duration.ofDays(1)),
  /**
   * {@code FanOutTask} keyed by author: one range of many followers. Apart from the others, so that
   * neither kind waits for the other.
   */
  FEED_FANOUT_WIDE("feed.fanout.wide", 8, Duration.ofDays(1)),
  /**
   * {@code TieEvent} keyed by both members: who follows, mutes or blocks whom, with its version,
   * from the event outbox.
   */
  FEED_TIES("feed.ties", 8, null),
  /**
   * {@code SanctionEvent} keyed by member: what members' doings are subject to, with its version.
   */
  MEMBER_SANCTIONS("member.sanctions", 8, null),
  /**
   * {@code NotificationEvent} keyed by member: how many are unread, with its version. Losing one
   * costs a live reader nothing but the moment.
   */
  NOTIFICATION_EVENTS("notification.events", 8, null),
  /** {@code HistoryEntries} keyed by member: heartbeats, packed. Latest {@code watchedAt} wins. */
  HISTORY_ENTRIES("history.entries", 8, Duration.ofDays(7)),
  /** What could not be processed from the topic of the same name, with its cause as headers. */
  COMMENT_COMMANDS_DEAD("comment.commands.dead", 8, Duration.ofDays(30)),
  /** See {@link #COMMENT_COMMANDS_DEAD}. */
  COMMENT_EVENTS_DEAD("comment.events.dead", 8, Duration.ofDays(30)),
  /** See {@link #COMMENT_COMMANDS_DEAD}. */
  COMMENT_REACTIONS_DEAD("comment.reactions.dead", 8, Duration.ofDays(30)),
  /** See {@link #COMMENT_COMMANDS_DEAD}. */
  FEED_TIES_DEAD("feed.ties.dead", 8, Duration.ofDays(30)),
  /** See {@link #COMMENT_COMMANDS_DEAD}. */
  MEMBER_SANCTIONS_DEAD("member.sanctions.dead", 8, Duration.ofDays(30)),
  /** See {@link #COMMENT_COMMANDS_DEAD}. */
  FEED_POSTS_DEAD("feed.posts.dead", 8, Duration.ofDays(30)),
  /** See {@link #COMMENT_COMMANDS_DEAD}. */
  FEED_FANOUT_DEAD("feed.fanout.dead", 8, Duration.ofDays(30)),
  /** See {@link #COMMENT_COMMANDS_DEAD}. */
  FEED_FANOUT_WIDE_DEAD("feed.fanout.wide.dead", 8, Duration.ofDays(30)),
  /** See {@link #COMMENT_COMMANDS_DEAD}. */
  HISTORY_ENTRIES_DEAD("history.entries.dead", 8, Duration.ofDays(30));

  private final String topicName;
  private final int partitions;
  private final @Nullable Duration retention;

  Topic(String topicName, int partitions, @Nullable Duration retention) {
    this.topicName = topicName;
    this.partitions = partitions;
    this.retention = retention;
  }

  public String topicName() {
    return topicName;
  }

  /** Partitions at creation; more may be added only to topics whose order does not matter. */
  public int partitions() {
    return partitions;
  }

  /** The topic of the same partitions that takes what this one's consumers cannot process. */
  public Topic deadLetters() {
    return switch (this) {
      case COMMENT_COMMANDS -> COMMENT_COMMANDS_DEAD;
      case COMMENT_EVENTS -> COMMENT_EVENTS_DEAD;
      case COMMENT_REACTIONS -> COMMENT_REACTIONS_DEAD;
      case FEED_TIES -> FEED_TIES_DEAD;
      case MEMBER_SANCTIONS -> MEMBER_SANCTIONS_DEAD;
      case FEED_POSTS -> FEED_POSTS_DEAD;
      case FEED_FANOUT -> FEED_FANOUT_DEAD;
      case FEED_FANOUT_WIDE -> FEED_FANOUT_WIDE_DEAD;
      case HISTORY_ENTRIES -> HISTORY_ENTRIES_DEAD;
      default -> throw new IllegalStateException(topicName + " has no dead letters");
    };
  }

  /**
   * Topic-level configuration as Kafka takes it; retention, or compaction where states are kept.
   */
  public Map<String, String> configuration() {
    var configuration = new HashMap<String, String>();
    configuration.put("message.timestamp.type", "LogAppendTime");
    configuration.put("max.message.bytes", "1048576");
    if (retention == null) {
      configuration.put("cleanup.policy", "compact");
      configuration.put("min.compaction.lag.ms", String.valueOf(Duration.ofHours(1).toMillis()));
    } else {
      configuration.put("cleanup.policy", "delete");
      configuration.put("retention.ms", String.valueOf(retention.toMillis()));
    }
    return configuration;
  }
}
