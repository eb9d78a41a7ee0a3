package io.tulou.bff.live;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tulou.bff.hotpage.HotAnswers;
import io.tulou.bff.hotpage.HotPageProperties;
import io.tulou.bff.page.LastCopies;
import io.tulou.bff.security.HeldToken;
import io.tulou.common.identity.Caller;
import io.tulou.common.log.LogEar;
import io.tulou.common.log.LogRecord;
import io.tulou.common.log.MessageCodec;
import io.tulou.common.web.CursorKey;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentEvent;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.SubjectState;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** A node with a log that a test writes, a clock that it turns, and listeners without sockets. */
final class Stage {
  static final SubjectRef VIDEO = new SubjectRef("video", "1");
  static final SubjectRef OTHER = new SubjectRef("video", "2");

  private static final int PARTITIONS = 8;
  private static final MessageCodec<CommentEvent> CODEC = new MessageCodec<>(CommentEvent.class);
  private static final byte[] KEY = new byte[32];

  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final HandClock clock = new HandClock();
  final LastCopies copies = new LastCopies(clock);
  private final HotAnswers answers =
      new HotAnswers(
          new Binder(new MapConfigurationPropertySource(Map.of()))
              .bindOrCreate("tulou.hot-pages", HotPageProperties.class),
          meters,
          Ticker.systemTicker());
  final LiveHub hub;
  private final CommentEar ear;
  private final long[] next = new long[PARTITIONS];

  Stage(Map<String, String> settings) {
    var properties =
        new Binder(new MapConfigurationPropertySource(settings))
            .bindOrCreate("tulou.live", LiveProperties.class);
    hub =
        new LiveHub(
            properties,
            new Events(JsonMapper.builder().build()),
            new CursorKey(KEY),
            PARTITIONS,
            clock,
            meters);
    ear = new CommentEar(hub, properties, 0, copies, answers);
  }

  Stage() {
    this(Map.of());
  }

  /** Begins to follow where the log of another node stands now. */
  Stage followingFrom(Stage other) {
    System.arraycopy(other.next, 0, next, 0, PARTITIONS);
    ear.begin(next.clone());
    return this;
  }

  Stage following() {
    ear.begin(next.clone());
    return this;
  }

  void append(CommentEvent... events) {
    for (var event : events) {
      int partition = Math.floorMod(event.key().hashCode(), PARTITIONS);
      var record = new LogRecord<>(next[partition]++, clock.instant(), event.key(), event);
      ear.hear(List.of(new LogEar.Heard<>(partition, record)), next.clone());
    }
  }

  /** The same in one poll. */
  void appendTogether(List<CommentEvent> events) {
    ear.hear(
        events.stream()
            .map(event -> {
              int partition = Math.floorMod(event.key().hashCode(), PARTITIONS);
              return new LogEar.Heard<>(
                  partition,
                  new LogRecord<>(next[partition]++, clock.instant(), event.key(), event));
            })
            .toList(),
        next.clone());
  }

  void paces(int count) {
    for (int i = 0; i < count; i++) {
      hub.pace();
    }
  }

  FakeOutlet join(SubjectRef... subjects) {
    return join(null, subjects);
  }

  FakeOutlet join(@Nullable String lastHeard, SubjectRef... subjects) {
    var listener = new Listener(caller(0, "10.0.0.1"), List.of(subjects), HeldToken.NONE);
    return join(listener, lastHeard);
  }

  FakeOutlet join(Listener listener, @Nullable String lastHeard) {
    var stands = new HashMap<SubjectRef, Happening.Stands>();
    listener
        .subjects()
        .forEach(subject -> stands.put(subject, new Happening.Stands(subject, false, 0, 0, -1)));
    hub.join(listener, stands, lastHeard);
    var outlet = new FakeOutlet();
    listener.attach(outlet);
    listener.onWritable();
    return outlet;
  }

  static Caller caller(long memberId, String address) {
    return new Caller(memberId, Set.of(), address, null);
  }

  CommentEvent comment(long id, CommentState state, int likes, long version) {
    return comment(VIDEO, id, state, likes, version, clock.instant());
  }

  static CommentEvent comment(
      SubjectRef subject, long id, CommentState state, int likes, long version, Instant createdAt) {
    var json =
        """
        {"type":"CommentChanged","version":1,"comment":{"commentId":%d,"subjectId":1,\
        "subject":{"type":"%s","id":"%s"},"rootId":0,"parentId":0,"floor":3,"authorId":42,\
        "text":"secret text","html":"<p>secret text</p>","mentions":[],"state":"%s",\
        "likeCount":%d,"preview":[],"createdAt":"%s","version":%d}}\
        """
            .formatted(id, subject.type(), subject.id(), state.word(), likes, createdAt, version);
    return CODEC.decode(json.getBytes(StandardCharsets.UTF_8));
  }

  CommentEvent subject(SubjectState state, int roots, long version) {
    var json =
        """
        {"type":"SubjectChanged","version":1,"subject":{"subjectId":1,\
        "subject":{"type":"video","id":"1"},"state":"%s","mode":"post","rootCount":%d,\
        "commentCount":%d,"createdAt":"2026-11-24T10:00:00Z","version":%d}}\
        """
            .formatted(state.word(), roots, roots, version);
    return CODEC.decode(json.getBytes(StandardCharsets.UTF_8));
  }

  /** A clock that stands still until it is turned. */
  static final class HandClock extends Clock {
    private Instant now = Instant.parse("2026-11-24T10:00:00Z");

    void turn(Duration by) {
      now = now.plus(by);
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
