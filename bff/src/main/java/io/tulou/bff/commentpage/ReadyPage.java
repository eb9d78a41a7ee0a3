package io.tulou.bff.commentpage;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tulou.bff.page.RawJson;
import org.jspecify.annotations.Nullable;

/**
 * A page of comments as it is sent: JSON that nobody here reads, {@link CommentPageJson} tells its
 * shape.
 */
public final class ReadyPage {
  private static final byte[] VIEWER = ",\"viewer\":{\"reactions\":".getBytes(US_ASCII);
  private static final byte[] END = "}}".getBytes(US_ASCII);
  private static final byte[] NO_REACTIONS = "{}".getBytes(US_ASCII);

  private final byte[] shared;
  private final byte @Nullable [] reactions;
  private final int rows;

  private ReadyPage(byte[] shared, byte @Nullable [] reactions, int rows) {
    this.shared = shared;
    this.reactions = reactions;
    this.rows = rows;
  }

  /** For nobody in particular: there is no viewer. */
  static ReadyPage ofAll(byte[] shared, int rows) {
    return new ReadyPage(shared, null, rows);
  }

  /**
   * For a member.
   *
   * @param reactions null where they cannot be had
   */
  static ReadyPage of(byte[] shared, byte @Nullable [] reactions, int rows) {
    return new ReadyPage(shared, reactions == null ? NO_REACTIONS : reactions, rows);
  }

  /** Roots and replies together. */
  public int rows() {
    return rows;
  }

  /** The part that is the same for all. */
  public RawJson shared() {
    return new RawJson(shared);
  }

  /** The viewer's reactions by comment id; none for nobody. */
  public RawJson reactions() {
    return new RawJson(reactions == null ? NO_REACTIONS : reactions);
  }

  /** All of it, the viewer as its last member. */
  public byte[] json() {
    if (reactions == null) {
      return shared;
    }
    int body = shared.length - 1;
    var json = new byte[body + VIEWER.length + reactions.length + END.length];
    System.arraycopy(shared, 0, json, 0, body);
    System.arraycopy(VIEWER, 0, json, body, VIEWER.length);
    System.arraycopy(reactions, 0, json, body + VIEWER.length, reactions.length);
    System.arraycopy(END, 0, json, json.length - END.length, END.length);
    return json;
  }
}
