package io.tulou.commentjob.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentKeys;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.SubjectSnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.ReturnType;

/**
 * The scripts that keep {@link CommentKeys#byFloor} and {@link CommentKeys#byHot}. Each change
 * voids the lease under which a rebuild may be reading the database, so a rebuild never ends with
 * less than what has been projected.
 */
public final class IndexScripts {
  private static final byte[] CHANGE = source("index-change.lua");
  private static final byte[] INSTALL = source("index-install.lua");
  private static final String NOT_LISTED = "";

  private IndexScripts() {}

  /** The key of the lease of a rebuild. */
  public static String leaseKey(SubjectRef subject, long rootId) {
    return CommentKeys.indexMeta(subject, rootId) + ":l";
  }

  /** Makes sure that Redis knows the script of {@link #change}; gives its digest. */
  static String load(RedisConnection connection) {
    return Objects.requireNonNull(connection.scriptingCommands().scriptLoad(CHANGE));
  }

  /**
   * Applies changed comments of one subject, in a pipeline or not.
   *
   * @param digest from {@link #load}; a batch may change hundreds of subjects
   * @param commentsByRoot each in the list of its root; 0 for the subject's own
   */
  static void change(
      RedisConnection connection,
      String digest,
      SubjectSnapshot subject,
      Map<Long, List<CommentSnapshot>> commentsByRoot) {
    var arguments = new ArrayList<String>();
    commentsByRoot.keySet().forEach(rootId -> arguments.addAll(keys(subject.subject(), rootId)));
    int keys = arguments.size();
    arguments.add(Long.toString(subject.version()));
    arguments.add(Integer.toString(CommentKeys.INDEX_CAP));
    arguments.add(Long.toString(CommentKeys.INDEX_TTL.toMillis()));
    for (var comments : commentsByRoot.values()) {
      arguments.add(Integer.toString(comments.size()));
      for (var comment : comments) {
        arguments.add(CommentKeys.indexMember(comment.commentId(), comment.floor()));
        boolean listed = comment.isListed();
        arguments.add(listed ? Integer.toString(comment.floor()) : NOT_LISTED);
        arguments.add(listed ? Long.toString(comment.hot()) : NOT_LISTED);
      }
    }
    connection.scriptingCommands().evalSha(digest, ReturnType.INTEGER, keys, bytes(arguments));
  }

  /**
   * Puts a rebuilt index in place of none.
   *
   * @param token of the lease; if it was voided nothing is put
   * @param builtFloor where the new {@link CommentKeys#byFloor} stands now; missing if empty
   * @param builtHot where the new {@link CommentKeys#byHot} stands now; missing if empty
   */
  public static boolean install(
      RedisConnection connection,
      SubjectRef subject,
      long rootId,
      String token,
      String builtFloor,
      String builtHot,
      Meta meta) {
    var arguments = keys(subject, rootId);
    arguments.add(builtFloor);
    arguments.add(builtHot);
    int keys = arguments.size();
    arguments.add(token);
    arguments.add(Long.toString(meta.version()));
    arguments.add(Long.toString(meta.floorFrom()));
    arguments.add(Long.toString(meta.hotFrom()));
    arguments.add(Long.toString(meta.ttlMillis()));
    Long installed =
        connection.scriptingCommands().eval(INSTALL, ReturnType.INTEGER, keys, bytes(arguments));
    return installed != null && installed == 1;
  }

  /** What an index says about itself. */
  public record Meta(long version, long floorFrom, long hotFrom, long ttlMillis) {}

  private static List<String> keys(SubjectRef subject, long rootId) {
    var keys = new ArrayList<String>();
    keys.add(CommentKeys.indexMeta(subject, rootId));
    keys.add(CommentKeys.byFloor(subject, rootId));
    keys.add(CommentKeys.byHot(subject, rootId));
    keys.add(leaseKey(subject, rootId));
    return keys;
  }

  private static byte[][] bytes(List<String> arguments) {
    return arguments.stream().map(argument -> argument.getBytes(UTF_8)).toArray(byte[][]::new);
  }

  private static byte[] source(String name) {
    try {
      return new ClassPathResource("lua/" + name).getContentAsByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("script missing: " + name, e);
    }
  }
}
