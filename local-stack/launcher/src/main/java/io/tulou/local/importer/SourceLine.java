package io.tulou.local.importer;

import io.tulou.local.importer.SourceItem.Comment;
import io.tulou.local.importer.SourceItem.Kind;
import io.tulou.local.importer.SourceItem.Subject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One line of JSON and what must be in it. Times without a zone are UTC. */
record SourceLine(JsonNode fields) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_TITLE = 300;

  /**
   * Reads one line.
   *
   * @throws BadLine saying which field is wrong
   */
  static SourceItem read(String line) throws BadLine {
    try {
      return new SourceLine(JSON.readTree(line)).item();
    } catch (JacksonException e) {
      throw new BadLine("not JSON: " + e.getOriginalMessage());
    }
  }

  private SourceItem item() throws BadLine {
    var kind = string("kind");
    return switch (kind) {
      case "subject" -> new Subject(positive("id"), user(), time("ts"), title());
      case "root" -> comment(Kind.ROOT, 0, 0);
      case "reply" -> comment(Kind.REPLY, natural("root"), likes());
      default -> throw new BadLine("kind '" + kind + "' is none of subject, root, reply");
    };
  }

  private Comment comment(Kind kind, long root, int likes) throws BadLine {
    return new Comment(
        kind,
        positive("id"),
        positive("subject"),
        root,
        user(),
        time("ts"),
        isAbsent("edited") ? null : time("edited"),
        string("text"),
        likes);
  }

  private String title() throws BadLine {
    var title = string("title").strip();
    if (title.codePointCount(0, title.length()) > LONGEST_TITLE) {
      throw new BadLine("title has over " + LONGEST_TITLE + " characters");
    }
    return title;
  }

  private long user() throws BadLine {
    long user = isAbsent("user") ? 0 : natural("user");
    if (user > MemberNumbers.LARGEST) {
      throw new BadLine("user is over " + MemberNumbers.LARGEST);
    }
    return user;
  }

  private int likes() throws BadLine {
    return isAbsent("score") ? 0 : Math.clamp(number("score"), 0, Integer.MAX_VALUE);
  }

  private long positive(String field) throws BadLine {
    long number = number(field);
    if (number <= 0) {
      throw new BadLine(field + " must be positive, is " + number);
    }
    return number;
  }

  private long natural(String field) throws BadLine {
    long number = number(field);
    if (number < 0) {
      throw new BadLine(field + " must not be negative, is " + number);
    }
    return number;
  }

  private long number(String field) throws BadLine {
    var value = fields.path(field);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new BadLine(field + " must be a whole number");
    }
    return value.longValue();
  }

  private String string(String field) throws BadLine {
    @Nullable String value = fields.path(field).stringValue(null);
    if (value == null) {
      throw new BadLine(field + " must be a string");
    }
    return value;
  }

  private Instant time(String field) throws BadLine {
    var text = string(field);
    try {
      var time =
          text.endsWith("Z")
              ? Instant.parse(text)
              : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
      return time.truncatedTo(ChronoUnit.MILLIS);
    } catch (DateTimeException e) {
      throw new BadLine(field + " is not a time: " + text);
    }
  }

  private boolean isAbsent(String field) {
    var value = fields.path(field);
    return value.isMissingNode() || value.isNull();
  }
}
