package io.tulou.local.importer;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of one element of an XML archive. */
record ArchiveFields(Map<String, String> fields) {
  private static final DateTimeFormatter SPACED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
  private static final int LONGEST_TITLE = 300;

  /** Empty where there is none. */
  String text(String name) {
    return fields.getOrDefault(name, "").strip();
  }

  boolean flag(String name) {
    return text(name).equals("true") || text(name).equals("1");
  }

  String needed(String name) throws BadLine {
    var text = text(name);
    if (text.isEmpty()) {
      throw new BadLine("there is no " + name);
    }
    return text;
  }

  /** {@code 2010-05-01T10:00:00Z} or {@code 2010-05-01 10:00:00}, both UTC. */
  Instant time(String name) throws BadLine {
    var text = needed(name);
    try {
      return text.contains("T")
          ? Instant.parse(text)
          : LocalDateTime.parse(text, SPACED).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException malformed) {
      throw new BadLine("%s '%s' is not a time".formatted(name, text));
    }
  }

  @Nullable String title(String name) {
    var title = Body.tidy(text(name)).strip();
    if (title.isEmpty()) {
      return null;
    }
    return title.codePointCount(0, title.length()) <= LONGEST_TITLE
        ? title
        : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE));
  }

  /** A web address, or null. */
  @Nullable String url(String name) {
    var url = text(name);
    return url.matches("https?://\\S{1,1990}") ? url : null;
  }
}
