package io.tulou.commentjob.reindex;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.tulou.commentjob.project.Touched;
import io.tulou.commentjob.store.CommentWalk.Place;
import java.util.Collection;
import java.util.List;

/** Places of a walk as something to be looked at again. */
final class Walked {
  private Walked() {}

  static Touched again(Collection<Place> places) {
    return new Touched(
        places.stream().collect(groupingBy(Place::subjectId)).values().stream()
            .map(Walked::subject)
            .toList());
  }

  private static Touched.Subject subject(List<Place> places) {
    var any = places.getFirst();
    var ids = places.stream().map(Place::commentId).collect(toSet());
    return Touched.Subject.again(any.subject(), any.subjectId(), false, ids);
  }
}
