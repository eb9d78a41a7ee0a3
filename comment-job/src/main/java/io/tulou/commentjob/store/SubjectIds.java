package io.tulou.commentjob.store;

import java.util.Collection;
import java.util.List;

/** Ids of comments, roots, members, edits or decisions of one subject. */
public record SubjectIds(long subjectId, List<Long> ids) {
  public SubjectIds(long subjectId, Collection<Long> ids) {
    this(subjectId, List.copyOf(ids));
  }

  public SubjectIds {
    ids = List.copyOf(ids);
  }
}
