package io.tulou.comment.request;

import io.tulou.common.web.ApiException;
import io.tulou.contract.SubjectRef;
import java.util.List;

/** Subjects as clients name them. */
public final class SubjectName {
  private static final int MOST = 100;

  private SubjectName() {}

  /** In a path: what cannot be a name is the name of nothing. */
  public static SubjectRef inPath(String type, String id) {
    try {
      return new SubjectRef(type, id);
    } catch (IllegalArgumentException malformed) {
      throw ApiException.notFound();
    }
  }

  /** As {@code type/id} in a parameter. */
  public static SubjectRef inParameter(String text) {
    try {
      return SubjectRef.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw ApiException.invalid("subject", "must be written {type}/{id}");
    }
  }

  /** Up to 100 of them. */
  public static List<SubjectRef> inParameters(List<String> texts) {
    if (texts.isEmpty() || texts.size() > MOST) {
      throw ApiException.invalid("subject", "must be there 1 to " + MOST + " times");
    }
    return texts.stream().map(SubjectName::inParameter).toList();
  }
}
