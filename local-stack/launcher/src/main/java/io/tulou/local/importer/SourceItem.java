package io.tulou.local.importer;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What one line of a discussion says. User 0 is somebody not known any more. */
sealed interface SourceItem {
  long id();

  long user();

  Instant createdAt();

  /** A question: what others comment on. */
  record Subject(long id, long user, Instant createdAt, String title) implements SourceItem {}

  /**
   * An answer, or a remark on an answer or on the question itself.
   *
   * @param root the answer that a remark is about; 0 for an answer, and for a remark on the
   *     question
   * @param text HTML of an answer, Markdown of a remark
   * @param score likes of a remark; an answer's are in the file of votes
   */
  record Comment(
      Kind kind,
      long id,
      long subject,
      long root,
      long user,
      Instant createdAt,
      @Nullable Instant editedAt,
      String text,
      int score)
      implements SourceItem {
    /** Names the comment in its source. */
    String sourceKey() {
      return kind.word() + "/" + id;
    }

    /** The source key of what it answers, or null for a root comment. */
    @Nullable String parentKey() {
      return root == 0 ? null : Kind.ROOT.word() + "/" + root;
    }
  }

  /** What the source calls a comment. */
  enum Kind {
    ROOT,
    REPLY;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
