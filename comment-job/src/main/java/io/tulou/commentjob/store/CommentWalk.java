package io.tulou.commentjob.store;

import io.tulou.contract.SubjectRef;
import java.util.List;

/** All comments in the order of their ids, for those who look at every one. */
public final class CommentWalk {
  private final WalkMapper mapper;

  CommentWalk(WalkMapper mapper) {
    this.mapper = mapper;
  }

  /** Where a comment is. */
  public record Place(long commentId, long subjectId, SubjectRef subject) {}

  /** The next comments behind an id. */
  public List<Place> behind(long commentId, int limit) {
    return mapper.behind(commentId, limit).stream().map(WalkMapper.PlaceRow::place).toList();
  }

  /** Those of the ids that are comments. */
  public List<Place> find(List<Long> commentIds) {
    return Chunks.of(commentIds, mapper::find).map(WalkMapper.PlaceRow::place).toList();
  }

  /** The next comments of one author behind an id. */
  public List<Place> behind(long authorId, long commentId, int limit) {
    return mapper.behindOf(authorId, commentId, limit).stream()
        .map(WalkMapper.PlaceRow::place)
        .toList();
  }

  /** How many texts the tables hold of an author: present ones, waiting ones, earlier ones. */
  public long textsOf(long authorId) {
    return mapper.textsOf(authorId);
  }

  /** Takes away what a member noted in reports of others' comments. */
  public void eraseReportNotes(long memberId) {
    mapper.eraseReportNotes(memberId);
  }

  /** How many notes a member left in reports. */
  public long reportNotesOf(long memberId) {
    return mapper.countReportNotes(memberId);
  }

  /** How many there are. Looks at every one: not for requests. */
  public long count() {
    return mapper.count();
  }
}
