package io.tulou.commentjob.apply;

import static java.util.stream.Collectors.toMap;

import io.tulou.contract.SubjectRef;
import java.util.List;
import java.util.Map;

/** A book for each subject that a batch names. */
final class Books {
  private final List<SubjectBook> all;
  private final Map<SubjectRef, SubjectBook> bySubject;

  Books(List<SubjectBook> all) {
    this.all = List.copyOf(all);
    this.bySubject = all.stream().collect(toMap(SubjectBook::ref, book -> book));
  }

  List<SubjectBook> all() {
    return all;
  }

  SubjectBook get(SubjectRef ref) {
    var book = bySubject.get(ref);
    if (book == null) {
      throw new IllegalArgumentException("not named by the batch: " + ref);
    }
    return book;
  }
}
