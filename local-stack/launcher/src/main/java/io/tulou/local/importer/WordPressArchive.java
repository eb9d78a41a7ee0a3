package io.tulou.local.importer;

import io.tulou.contract.SubjectRef;
import io.tulou.local.importer.ArchiveItem.Author;
import io.tulou.local.importer.ArchiveItem.Fate;
import io.tulou.local.importer.ArchiveItem.Post;
import io.tulou.local.importer.ArchiveItem.Subject;
import io.tulou.local.importer.XmlReader.Element;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** WordPress eXtended RSS: items with their comments inside. Pings are no comments. */
record WordPressArchive(Path file, Source source, ArchiveMembers members) implements Archive {
  @Override
  public long forEach(BadLines bad, Taker taker) {
    var run = new Run(bad, taker);
    XmlReader.read(
        file,
        element -> {
          if (element.name().equals("item")) {
            run.item(element);
          }
        });
    return run.leftOut;
  }

  /** The fields of a comment and the line it begins at. */
  private record Comment(ArchiveFields fields, long line) {}

  private final class Run {
    private final BadLines bad;
    private final Taker taker;
    private long leftOut;

    private Run(BadLines bad, Taker taker) {
      this.bad = bad;
      this.taker = taker;
    }

    void item(Element element) throws XMLStreamException {
      long line = element.line();
      var comments = new ArrayList<Comment>();
      var fields =
          new ArchiveFields(
              element.fields(
                  Map.of(
                      "comment",
                      comment -> {
                        long at = comment.line();
                        comments.add(new Comment(new ArchiveFields(comment.fields(Map.of())), at));
                      })));
      if (comments.isEmpty()) {
        return;
      }
      try {
        var subject = subject(fields.needed("post_id"));
        taker.take(
            new Subject(
                subject,
                null,
                fields.title("title"),
                fields.url("link"),
                fields.text("post_date_gmt").startsWith("0000")
                        || fields.text("post_date_gmt").isEmpty()
                    ? null
                    : fields.time("post_date_gmt")));
        comments.forEach(comment -> comment(subject, comment));
      } catch (BadLine refused) {
        bad.add(file, line, String.valueOf(refused.getMessage()));
      }
    }

    private void comment(SubjectRef subject, Comment comment) {
      var fields = comment.fields();
      var type = fields.text("comment_type");
      try {
        if ((!type.isEmpty() && !type.equals("comment"))
            || !fields.text("comment_approved").equals("1")) {
          leftOut++;
          return;
        }
        var parent = fields.text("comment_parent");
        taker.take(
            new Post(
                subject,
                key(fields.needed("comment_id")),
                parent.isEmpty() || parent.equals("0") ? null : key(parent),
                author(fields),
                Body.ofHtml(paragraphs(fields.needed("comment_content"))),
                fields.time("comment_date_gmt"),
                null,
                Fate.VISIBLE,
                List.of(),
                List.of()));
      } catch (BadLine refused) {
        bad.add(file, comment.line(), String.valueOf(refused.getMessage()));
      }
    }

    private Author author(ArchiveFields fields) {
      var user = fields.text("comment_user_id");
      var mail = fields.text("comment_author_email");
      var name = fields.text("comment_author");
      if (!user.isEmpty() && !user.equals("0")) {
        return members.of("user/" + user, name);
      }
      return members.of(mail.isEmpty() ? "" : "mail/" + mail, name);
    }
  }

  /** A blank line is a paragraph, a new line a line: so the source shows them. */
  private static String paragraphs(String content) {
    return "<p>"
        + content.replace("\r\n", "\n").replaceAll("\n{2,}", "</p><p>").replace("\n", "<br>")
        + "</p>";
  }

  private SubjectRef subject(String id) throws BadLine {
    if (!id.matches("[0-9]{1,20}")) {
      throw new BadLine("post_id '%s' is no number".formatted(id));
    }
    return new SubjectRef(source.name(), id);
  }

  private static String key(String id) throws BadLine {
    if (!id.matches("[0-9]{1,20}")) {
      throw new BadLine("comment '%s' is no number".formatted(id));
    }
    return "comment/" + id;
  }
}
