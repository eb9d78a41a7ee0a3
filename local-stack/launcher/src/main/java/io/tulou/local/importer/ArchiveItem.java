package io.tulou.local.importer;

import io.tulou.contract.SubjectRef;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an archive of another platform, or of this one, says. */
sealed interface ArchiveItem {
  SubjectRef subject();

  /** Something that was commented on. */
  record Subject(
      SubjectRef subject,
      @Nullable Author owner,
      @Nullable String title,
      @Nullable String url,
      @Nullable Instant createdAt)
      implements ArchiveItem {}

  /**
   * A comment.
   *
   * @param key names it in its source, unique within the subject, 1..64 characters
   * @param parentKey of the comment it answers, or null for a root
   * @param body its text and safe HTML
   * @param likes members who liked it
   * @param dislikes members who disliked it
   */
  record Post(
      SubjectRef subject,
      String key,
      @Nullable String parentKey,
      Author author,
      Body body,
      Instant createdAt,
      @Nullable Instant editedAt,
      Fate fate,
      List<Long> likes,
      List<Long> dislikes)
      implements ArchiveItem {
    public Post {
      likes = List.copyOf(likes);
      dislikes = List.copyOf(dislikes);
    }

    /** The same, as a comment that answers nobody. */
    Post asRoot() {
      return new Post(subject, key, null, author, body, createdAt, editedAt, fate, likes, dislikes);
    }
  }

  /** Who wrote. */
  record Author(long memberId, String name) {}

  /** What became of a comment where it was. */
  enum Fate {
    VISIBLE,
    /** Taken away by a moderator. */
    REMOVED,
    /** Taken away by its author. */
    DELETED
  }
}
