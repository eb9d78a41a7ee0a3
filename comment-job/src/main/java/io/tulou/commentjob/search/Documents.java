package io.tulou.commentjob.search;

import io.tulou.commentjob.project.PresentStates;
import io.tulou.commentjob.project.Touched;
import java.util.List;

/** Documents as the rows say now. */
public final class Documents {
  private final PresentStates states;

  Documents(PresentStates states) {
    this.states = states;
  }

  /** Of all the comments that are there. */
  public List<CommentDocument> of(Touched touched) {
    var present = states.read(touched);
    return present.comments().values().stream()
        .map(comment ->
            CommentDocument.of(comment, present.reportCount(comment), present.origin(comment)))
        .toList();
  }
}
