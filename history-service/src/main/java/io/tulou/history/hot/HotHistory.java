package io.tulou.history.hot;

import io.tulou.contract.SubjectRef;
import io.tulou.history.HistoryProperties;
import io.tulou.history.entry.MemberChange;
import io.tulou.history.entry.MemberMarks;
import io.tulou.history.entry.SubjectState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;
import org.springframework.stereotype.Component;

/**
 * The newest of each history in Redis. Every method throws Spring's {@code DataAccessException}
 * when Redis is away; what the callers do then is theirs to say.
 *
 * <p>Entries stay until the database has them, so a hash grows past its cap while the workers are
 * away. A hash that was lost is rebuilt by the workers, from the database and from what they have
 * gathered, under a lease that lies in the hash: what loses the hash loses the lease.
 */
@Component
public class HotHistory {
  private static final RedisScript<Long> LEASE =
      RedisScript.of(new ClassPathResource("lua/history-lease.lua"), Long.class);
  private static final double JITTER = 0.1;
  private static final int MARKS = 3;
  private static final int MEMBERS_PER_PIPELINE = 50;

  private final StringRedisTemplate redis;
  private final RedisConnectionFactory connections;
  private final JoinScript script;
  private final HistoryProperties properties;
  private final Clock clock;
  private final String process = UUID.randomUUID().toString();
  private final AtomicLong tokens = new AtomicLong();

  HotHistory(
      StringRedisTemplate redis,
      RedisConnectionFactory connections,
      HistoryProperties properties,
      Clock clock) {
    this.redis = redis;
    this.connections = connections;
    this.script = new JoinScript(properties);
    this.properties = properties;
    this.clock = clock;
  }

  /** All that is at hand of one history. */
  public HotPart read(long memberId) {
    var hash = redis.<String, String>opsForHash().entries(HotKeys.history(memberId));
    var subjects = HashMap.<SubjectRef, SubjectState>newHashMap(hash.size());
    hash.forEach((field, packed) -> {
      if (HotKeys.isSubject(field)) {
        var subject = SubjectRef.parse(field);
        subjects.put(subject, PackedState.unpack(subject, packed));
      }
    });
    return part(
        hash.get(HotKeys.CLEARED),
        hash.get(HotKeys.PAUSE),
        hash.get(HotKeys.COMPLETE_FROM),
        subjects);
  }

  /** What is at hand of some subjects, in one call. */
  public HotPart read(long memberId, Collection<SubjectRef> wanted) {
    var fields = new ArrayList<String>(wanted.size() + MARKS);
    fields.add(HotKeys.CLEARED);
    fields.add(HotKeys.PAUSE);
    fields.add(HotKeys.COMPLETE_FROM);
    wanted.forEach(subject -> fields.add(subject.key()));
    var values = redis.<String, String>opsForHash().multiGet(HotKeys.history(memberId), fields);
    var subjects = HashMap.<SubjectRef, SubjectState>newHashMap(wanted.size());
    int next = MARKS;
    for (var subject : wanted) {
      var packed = values.get(next++);
      if (packed != null) {
        subjects.put(subject, PackedState.unpack(subject, packed));
      }
    }
    return part(values.get(0), values.get(1), values.get(2), subjects);
  }

  private static HotPart part(
      @Nullable String clearedAt,
      @Nullable String pause,
      @Nullable String completeFrom,
      Map<SubjectRef, SubjectState> subjects) {
    var marks = pause == null ? null : PackedState.unpackMarks(clearedAt, pause);
    return new HotPart(
        marks, completeFrom == null ? null : PackedState.time(completeFrom), subjects, false);
  }

  /** What became of a state that was to be joined. */
  public enum Joined {
    /** A later one was known. */
    OLDER,
    TAKEN,
    /** Not joined: only the database can tell whether there was a later one. */
    UNDECIDED
  }

  /** Joins what a member did just now. */
  public Map<SubjectRef, Joined> join(
      long memberId, @Nullable MemberMarks marks, Map<SubjectRef, SubjectState> subjects) {
    return join(memberId, marks, subjects, false, false);
  }

  /** Joins what is not {@link Joined#UNDECIDED} any more, because the rows were joined before. */
  public Map<SubjectRef, Joined> joinDecided(
      long memberId, Map<SubjectRef, SubjectState> subjects) {
    return join(memberId, null, subjects, false, true);
  }

  /** Joins rows of the database. */
  public void joinRows(
      long memberId, @Nullable MemberMarks marks, Map<SubjectRef, SubjectState> subjects) {
    join(memberId, marks, subjects, true, true);
  }

  private Map<SubjectRef, Joined> join(
      long memberId,
      @Nullable MemberMarks marks,
      Map<SubjectRef, SubjectState> subjects,
      boolean isStored,
      boolean isForced) {
    var mode = new JoinScript.Mode(null, JoinScript.Edges.NONE, isStored, isForced, ttlMillis());
    @Nullable List<Long> answers;
    try (var connection = connections.getConnection()) {
      answers = script.run(connection, memberId, mode, marks, subjects);
    }
    if (answers == null || answers.size() != subjects.size()) {
      throw new IllegalStateException("the script answers for each subject");
    }
    var joined = HashMap.<SubjectRef, Joined>newHashMap(subjects.size());
    int next = 0;
    for (var subject : subjects.keySet()) {
      joined.put(subject, Joined.values()[answers.get(next++).intValue()]);
    }
    return joined;
  }

  /**
   * Joins rows of the database for many members, in pipelines of bounded size. Voids leases: what
   * it trims, a rebuild under way may not have seen.
   */
  public void joinRows(Map<Long, MemberChange> rows) {
    if (rows.isEmpty()) {
      return;
    }
    var mode = new JoinScript.Mode(JoinScript.VOID, JoinScript.Edges.NONE, true, true, ttlMillis());
    try (var connection = connections.getConnection()) {
      script.load(connection);
      rows.entrySet().stream()
          .gather(Gatherers.windowFixed(MEMBERS_PER_PIPELINE))
          .forEach(some -> {
            connection.openPipeline();
            some.forEach(of ->
                script.run(
                    connection,
                    of.getKey(),
                    mode,
                    of.getValue().marks(),
                    of.getValue().subjects()));
            connection.closePipeline();
          });
    }
  }

  /** The right to rebuild a history that is not usable, if nobody else has it. */
  public Optional<String> tryLease(long memberId) {
    var token = process + '-' + tokens.incrementAndGet();
    var now = clock.instant();
    var taken =
        redis.execute(
            LEASE,
            List.of(HotKeys.history(memberId)),
            token,
            PackedState.time(now),
            PackedState.time(now.plus(properties.rebuildFor())),
            Long.toString(ttlMillis()));
    return Long.valueOf(1).equals(taken) ? Optional.of(token) : Optional.empty();
  }

  /** Whether that lease is still there and has time left. */
  public boolean holdsLease(long memberId, String token) {
    var lease = redis.<String, String>opsForHash().get(HotKeys.history(memberId), HotKeys.LEASE);
    return lease != null
        && lease.substring(PackedState.TIME).equals(token)
        && PackedState.time(lease.substring(0, PackedState.TIME)).isAfter(clock.instant());
  }

  /** What changes whenever the history does; empty where the hash is not usable. */
  public Optional<String> stamp(long memberId) {
    var fields =
        redis
            .<String, String>opsForHash()
            .multiGet(
                HotKeys.history(memberId),
                List.of(
                    HotKeys.PAUSE, HotKeys.COMPLETE_FROM, HotKeys.ACTIVITY, HotKeys.INCARNATION));
    if (fields.get(0) == null || fields.get(1) == null) {
      return Optional.empty();
    }
    return Optional.of(fields.get(2) + "-" + fields.get(3));
  }

  /**
   * Ends a rebuild. Has no effect if the lease was lost since; then a later read rebuilds.
   *
   * @param completeFrom all entries watched later are among the states
   * @param tombstonesFrom all deletions later are among the states
   */
  public void install(
      long memberId,
      String token,
      MemberMarks marks,
      Instant completeFrom,
      Instant tombstonesFrom,
      Map<SubjectRef, SubjectState> rows) {
    var edges =
        new JoinScript.Edges(PackedState.time(completeFrom), PackedState.time(tombstonesFrom));
    var mode = new JoinScript.Mode(token, edges, true, true, ttlMillis());
    try (var connection = connections.getConnection()) {
      script.run(connection, memberId, mode, marks, rows);
    }
  }

  private long ttlMillis() {
    Duration age = properties.hotAge();
    return (long) (age.toMillis() * (1 + JITTER * ThreadLocalRandom.current().nextDouble()));
  }
}
