package io.tulou.history.request;

import io.tulou.common.web.ApiException;
import io.tulou.contract.SubjectRef;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A subject as a client names it in a body, not yet known to be a name at all. */
public record SubjectName(@Nullable String type, @Nullable String id) {
  private static final Pattern TYPE = Pattern.compile(SubjectRef.TYPE_PATTERN);

  /** In a path: what cannot be a name is the name of nothing. */
  public static SubjectRef inPath(String type, String id) {
    try {
      return new SubjectRef(type, id);
    } catch (IllegalArgumentException malformed) {
      throw ApiException.notFound();
    }
  }

  /** A type in a parameter. */
  public static @Nullable String typeInParameter(@Nullable String type) {
    if (type != null && !TYPE.matcher(type).matches()) {
      throw ApiException.invalid("type", "must match " + SubjectRef.TYPE_PATTERN);
    }
    return type;
  }

  /** The subject, if it is one. */
  public SubjectRef inField(String field) {
    if (type == null || id == null) {
      throw ApiException.invalid(field, "must have type and id");
    }
    try {
      return new SubjectRef(type, id);
    } catch (IllegalArgumentException malformed) {
      throw ApiException.invalid(field, "must be a type and an id of the documented form");
    }
  }
}
