package io.tulou.history.hot;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tulou.contract.SubjectRef;
import io.tulou.history.HistoryProperties;
import io.tulou.history.entry.MemberMarks;
import io.tulou.history.entry.SubjectState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.ReturnType;
import org.springframework.data.redis.core.script.DigestUtils;

/** {@code lua/history-join.lua}: everything that writes the hash of a history. */
final class JoinScript {
  /** In place of a token: voids whatever lease there is. */
  static final String VOID = "-";

  private static final int KEYS = 1;
  private static final String NO_TOKEN = "";
  private static final String NO_PAUSE = "";

  private final byte[] source;
  private final String digest;
  private final HistoryProperties properties;

  JoinScript(HistoryProperties properties) {
    try {
      source = new ClassPathResource("lua/history-join.lua").getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("script missing", e);
    }
    this.digest = DigestUtils.sha1DigestAsHex(new String(source, UTF_8));
    this.properties = properties;
  }

  /**
   * Which join it is.
   *
   * @param token of a rebuild, {@link #VOID}, or null
   * @param isStored whether the states are the database's
   * @param isForced takes what the hash alone cannot judge
   */
  record Mode(
      @Nullable String token, Edges edges, boolean isStored, boolean isForced, long ttlMillis) {}

  /** From where on a rebuilt hash is complete, as 13 digits. */
  record Edges(String entries, String tombstones) {
    static final Edges NONE =
        new Edges(PackedState.time(SubjectState.NEVER), PackedState.time(SubjectState.NEVER));
  }

  /** Before a pipeline, in which it would be too late to send the source. */
  void load(RedisConnection connection) {
    connection.scriptingCommands().scriptLoad(source);
  }

  /** Sends it by its digest; in a pipeline the answer comes later. */
  @Nullable List<Long> run(
      RedisConnection connection,
      long memberId,
      Mode mode,
      @Nullable MemberMarks marks,
      Map<SubjectRef, SubjectState> subjects) {
    var arguments = arguments(memberId, mode, marks, subjects);
    var scripts = connection.scriptingCommands();
    if (connection.isPipelined()) {
      return scripts.evalSha(digest, ReturnType.MULTI, KEYS, arguments);
    }
    try {
      return scripts.evalSha(digest, ReturnType.MULTI, KEYS, arguments);
    } catch (DataAccessException e) {
      if (!String.valueOf(e.getMostSpecificCause().getMessage()).contains("NOSCRIPT")) {
        throw e;
      }
      return scripts.eval(source, ReturnType.MULTI, KEYS, arguments);
    }
  }

  /** "Never paused" is news only from the database. */
  private static boolean tellsPause(Mode mode, MemberMarks marks) {
    return mode.isStored() || !marks.pausedAt().equals(SubjectState.NEVER);
  }

  private byte[][] arguments(
      long memberId,
      Mode mode,
      @Nullable MemberMarks marks,
      Map<SubjectRef, SubjectState> subjects) {
    var arguments = new ArrayList<String>(12 + 2 * subjects.size());
    arguments.add(HotKeys.history(memberId));
    arguments.add(mode.token() == null ? NO_TOKEN : mode.token());
    arguments.add(mode.edges().entries());
    arguments.add(mode.edges().tombstones());
    arguments.add(Long.toString(mode.ttlMillis()));
    arguments.add(Integer.toString(properties.hotEntries()));
    arguments.add(Integer.toString(properties.hotTombstones()));
    arguments.add(Integer.toString(properties.hotSlack()));
    arguments.add(PackedState.time(marks == null ? SubjectState.NEVER : marks.clearedAt()));
    arguments.add(
        marks == null || !tellsPause(mode, marks) ? NO_PAUSE : PackedState.packPause(marks));
    arguments.add(mode.isForced() ? "1" : "0");
    subjects.forEach((subject, state) -> {
      arguments.add(subject.key());
      arguments.add(PackedState.pack(state, mode.isStored()));
    });
    return arguments.stream().map(argument -> argument.getBytes(UTF_8)).toArray(byte[][]::new);
  }
}
