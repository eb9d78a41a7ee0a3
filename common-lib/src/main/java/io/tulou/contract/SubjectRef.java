package io.tulou.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.regex.Pattern;

/**
 * The thing commented on, as the application names it.
 *
 * @param type {@code [a-z][a-z0-9-]{0,31}}
 * @param id {@code [A-Za-z0-9_.:~-]{1,64}}, case-sensitive
 */
public record SubjectRef(String type, String id) {
  public static final String TYPE_PATTERN = "[a-z][a-z0-9-]{0,31}";
  public static final String ID_PATTERN = "[A-Za-z0-9_.:~-]{1,64}";
  private static final Pattern TYPE = Pattern.compile(TYPE_PATTERN);
  private static final Pattern ID = Pattern.compile(ID_PATTERN);

  /**
   * @throws IllegalArgumentException if a part does not match its pattern
   */
  @JsonCreator
  public SubjectRef(@JsonProperty("type") String type, @JsonProperty("id") String id) {
    if (!TYPE.matcher(type).matches()) {
      throw new IllegalArgumentException("subject type must match " + TYPE_PATTERN);
    }
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("subject id must match " + ID_PATTERN);
    }
    this.type = type;
    this.id = id;
  }

  /** The subject a post is. */
  public static SubjectRef ofPost(long postId) {
    return new SubjectRef("post", Long.toString(postId));
  }

  /**
   * Reads {@code type/id}.
   *
   * @throws IllegalArgumentException if the text is not of that form
   */
  public static SubjectRef parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      throw new IllegalArgumentException("a subject is written {type}/{id}");
    }
    return new SubjectRef(text.substring(0, slash), text.substring(slash + 1));
  }

  /** {@code type/id}: the key of the subject's commands in the log. */
  public String key() {
    return type + "/" + id;
  }

  @Override
  public String toString() {
    return key();
  }
}
