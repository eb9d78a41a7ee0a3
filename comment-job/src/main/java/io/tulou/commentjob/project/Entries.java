package io.tulou.commentjob.project;

import io.tulou.common.cache.Ttl;
import io.tulou.common.cache.Write;
import io.tulou.contract.comment.CommentKeys;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.SubjectSnapshot;
import io.tulou.page.CommentEntry;
import java.time.Duration;

/** Cache entries of comments, and of subjects as JSON of their snapshots. */
final class Entries {
  private static final Ttl TTL = new Ttl(Duration.ofHours(6), Duration.ofHours(24), 0.1);

  Write of(CommentSnapshot comment, String claim) {
    var key = CommentKeys.comment(comment.subject(), comment.commentId());
    return new Write(key, comment.version(), CommentEntry.of(comment).bytes(), TTL, claim);
  }

  Write of(SubjectSnapshot subject, byte[] json, String claim) {
    var key = CommentKeys.subject(subject.subject());
    return new Write(key, subject.version(), json, TTL, claim);
  }
}
