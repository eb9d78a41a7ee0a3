package io.tulou.bff.live;

import io.tulou.common.web.ApiException;
import io.tulou.contract.SubjectRef;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to listen to.
 *
 * @param subjects at most 20
 * @param feed whether to hear of news in the home timeline
 * @param since the {@code latest} of the page of the home timeline that the client has; null to
 *     count from now on
 * @param notifications whether to hear of one's notifications
 * @param lastHeard the id of the last event that was heard, null at first
 */
record LiveRequest(
    List<SubjectRef> subjects,
    boolean feed,
    @Nullable String since,
    boolean notifications,
    @Nullable String lastHeard) {
  static final int MOST_SUBJECTS = 20;

  /**
   * Reads the parameters as they came.
   *
   * @throws ApiException {@code invalid-request}
   */
  static LiveRequest of(HttpServletRequest request) {
    var subjects = new ArrayList<SubjectRef>();
    var names = request.getParameterValues("subject");
    for (var name : names == null ? new String[0] : names) {
      var subject = subject(name);
      if (!subjects.contains(subject)) {
        subjects.add(subject);
      }
    }
    if (subjects.size() > MOST_SUBJECTS) {
      throw ApiException.invalid("subject", "is there more than " + MOST_SUBJECTS + " times");
    }
    var wanted =
        new LiveRequest(
            List.copyOf(subjects),
            flag(request, "feed"),
            request.getParameter("since"),
            flag(request, "notifications"),
            request.getHeader("Last-Event-ID"));
    if (wanted.subjects().isEmpty() && !wanted.isPersonal()) {
      throw ApiException.invalid("subject", "is needed, or feed, or notifications");
    }
    if (wanted.since() != null && !wanted.feed()) {
      throw ApiException.invalid("since", "is taken with feed only");
    }
    return wanted;
  }

  /** Whether it is for a member only. */
  boolean isPersonal() {
    return feed || notifications;
  }

  private static SubjectRef subject(String name) {
    int slash = name.indexOf('/');
    try {
      return new SubjectRef(name.substring(0, Math.max(0, slash)), name.substring(slash + 1));
    } catch (IllegalArgumentException notASubject) {
      throw ApiException.invalid("subject", "is not a type and an id, as in video/1");
    }
  }

  private static boolean flag(HttpServletRequest request, String name) {
    var value = request.getParameter(name);
    if (value == null || value.equals("false")) {
      return false;
    }
    if (value.equals("true")) {
      return true;
    }
    throw ApiException.invalid(name, "is true or false");
  }
}
