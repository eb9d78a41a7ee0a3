package io.tulou.local.importer;

import io.tulou.contract.SubjectRef;
import io.tulou.local.importer.ArchiveItem.Author;
import io.tulou.local.importer.ArchiveItem.Fate;
import io.tulou.local.importer.ArchiveItem.Post;
import io.tulou.local.importer.ArchiveItem.Subject;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Our own format, one JSON object a line, as {@code ./tulou export} writes it. Subjects and members
 * keep their ids; what a comment is called in its source is its id there.
 */
record NdjsonArchive(Path file) implements Archive {
  private static final JsonMapper JSON = new JsonMapper();
  private static final long LARGEST_ID = (1L << 53) - 1;
  private static final int MOST_REACTIONS = 10_000;

  @Override
  public long forEach(BadLines bad, Taker taker) {
    var leftOut = new long[1];
    new Lines(file)
        .forEach(
            bad,
            (_, line) -> {
              var item = read(line);
              if (item == null) {
                leftOut[0]++;
              } else {
                taker.take(item);
              }
            });
    return leftOut[0];
  }

  /** Null for what nobody but moderators may see. */
  static @Nullable ArchiveItem read(String line) throws BadLine {
    JsonNode fields;
    try {
      fields = JSON.readTree(line);
    } catch (JacksonException malformed) {
      throw new BadLine("not JSON: " + malformed.getOriginalMessage());
    }
    return switch (text(fields, "kind")) {
      case "subject" -> thread(fields);
      case "comment" -> post(fields);
      default -> throw new BadLine("kind is neither subject nor comment");
    };
  }

  private static Subject thread(JsonNode fields) throws BadLine {
    return new Subject(
        subject(fields.path("subject")),
        fields.path("owner").isObject() ? author(fields.path("owner")) : null,
        optional(fields, "title"),
        optional(fields, "url"),
        time(fields, "createdAt"));
  }

  private static @Nullable Post post(JsonNode fields) throws BadLine {
    var fate =
        switch (text(fields, "state")) {
          case "visible" -> Fate.VISIBLE;
          case "removed" -> Fate.REMOVED;
          case "deleted" -> Fate.DELETED;
          case "pending" -> null;
          default -> throw new BadLine("state is none of visible, pending, removed, deleted");
        };
    if (fate == null) {
      return null;
    }
    var parent = optional(fields, "parentId");
    var editedAt = fields.path("editedAt");
    return new Post(
        subject(fields.path("subject")),
        Long.toString(id(fields, "id")),
        parent == null ? null : Long.toString(id(fields, "parentId")),
        author(fields.path("author")),
        fate == Fate.DELETED ? Body.GONE : Body.of(text(fields, "text"), text(fields, "html")),
        time(fields, "createdAt"),
        editedAt.isString() ? time(fields, "editedAt") : null,
        fate,
        members(fields, "likes"),
        members(fields, "dislikes"));
  }

  private static SubjectRef subject(JsonNode subject) throws BadLine {
    try {
      return new SubjectRef(text(subject, "type"), text(subject, "id"));
    } catch (IllegalArgumentException malformed) {
      throw new BadLine(String.valueOf(malformed.getMessage()));
    }
  }

  private static Author author(JsonNode author) throws BadLine {
    long id = id(author, "id");
    var name = ArchiveMembers.shortened(Body.tidy(author.path("name").asString("")).strip());
    return new Author(id, name);
  }

  private static List<Long> members(JsonNode fields, String name) throws BadLine {
    var members = new ArrayList<Long>();
    if (fields.path(name).size() > MOST_REACTIONS) {
      throw new BadLine("more " + name + " than one message takes");
    }
    for (var member : fields.path(name)) {
      members.add(id(member.asString("")));
    }
    return members;
  }

  private static long id(JsonNode fields, String name) throws BadLine {
    return id(text(fields, name));
  }

  private static long id(String text) throws BadLine {
    return Digits.read(text, "id", LARGEST_ID);
  }

  private static String text(JsonNode fields, String name) throws BadLine {
    var field = fields.path(name);
    if (!field.isString()) {
      throw new BadLine("there is no text " + name);
    }
    return field.stringValue();
  }

  private static @Nullable String optional(JsonNode fields, String name) {
    return fields.path(name).isString() ? fields.path(name).stringValue() : null;
  }

  private static Instant time(JsonNode fields, String name) throws BadLine {
    try {
      return Instant.parse(text(fields, name));
    } catch (DateTimeParseException malformed) {
      throw new BadLine(name + " is not a time");
    }
  }
}
