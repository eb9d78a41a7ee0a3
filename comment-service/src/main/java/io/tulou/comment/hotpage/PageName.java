package io.tulou.comment.hotpage;

import io.tulou.comment.request.PageLimit;
import io.tulou.comment.store.Sort;
import io.tulou.contract.SubjectRef;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A first page of roots. */
record PageName(SubjectRef subject, String sort, int limit) {
  private static final String BEFORE = "/internal/subjects/";
  private static final String BEHIND = "/comments";
  private static final Set<String> SORTS =
      Arrays.stream(Sort.values()).map(Sort::word).collect(Collectors.toUnmodifiableSet());

  /** Empty for whatever is not plainly one: the ordinary way judges it. */
  static Optional<PageName> of(String path, String query) {
    if (!path.startsWith(BEFORE) || !path.endsWith(BEHIND)) {
      return Optional.empty();
    }
    var parameters = query.split("&", -1);
    if (parameters.length != 2) {
      return Optional.empty();
    }
    Arrays.sort(parameters);
    var limit = parameters[0];
    var sort = parameters[1];
    if (!limit.startsWith("limit=") || !sort.startsWith("sort=")) {
      return Optional.empty();
    }
    try {
      var subject =
          SubjectRef.parse(path.substring(BEFORE.length(), path.length() - BEHIND.length()));
      int count = PageLimit.of(Integer.parseInt(limit.substring("limit=".length())));
      var word = sort.substring("sort=".length());
      return SORTS.contains(word)
          ? Optional.of(new PageName(subject, word, count))
          : Optional.empty();
    } catch (RuntimeException notPlain) {
      return Optional.empty();
    }
  }
}
