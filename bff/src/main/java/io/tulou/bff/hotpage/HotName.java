package io.tulou.bff.hotpage;

import io.tulou.bff.edge.Route;
import io.tulou.contract.SubjectRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is asked for, as it was written: path and query.
 *
 * @param subject whose changes make an answer old
 */
record HotName(String address, Route route, SubjectRef subject) {
  /** A longer query is none of those that many ask. */
  static final int LONGEST = 256;

  private static final List<Form> FORMS =
      List.of(
          new Form(Route.ROOTS, "/v1/subjects/", "/comments"),
          new Form(Route.SUBJECT_SCREEN, "/v1/pages/subjects/", ""),
          new Form(Route.SUBJECT, "/v1/subjects/", ""));

  /** Empty for whatever is not plainly about one subject. */
  static Optional<HotName> of(String path, String address) {
    for (var form : FORMS) {
      int end = path.length() - form.behind().length();
      if (path.startsWith(form.before())
          && path.endsWith(form.behind())
          && end > form.before().length()) {
        var subject = path.substring(form.before().length(), end);
        try {
          return Optional.of(new HotName(address, form.route(), SubjectRef.parse(subject)));
        } catch (IllegalArgumentException notOne) {
          // An id never holds a slash, so a path takes one form at most: the next may still fit.
        }
      }
    }
    return Optional.empty();
  }

  /** Those whose answers may be kept. */
  static Stream<Route> routes() {
    return FORMS.stream().map(Form::route);
  }

  /** Whether a path may be one of those at all; cheap enough for every request. */
  static boolean isCandidate(String path) {
    return path.startsWith("/v1/subjects/") || path.startsWith("/v1/pages/subjects/");
  }

  private record Form(Route route, String before, String behind) {}
}
