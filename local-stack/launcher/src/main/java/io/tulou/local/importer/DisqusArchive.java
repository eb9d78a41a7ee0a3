package io.tulou.local.importer;

import io.tulou.contract.SubjectRef;
import io.tulou.local.importer.ArchiveItem.Author;
import io.tulou.local.importer.ArchiveItem.Fate;
import io.tulou.local.importer.ArchiveItem.Post;
import io.tulou.local.importer.ArchiveItem.Subject;
import io.tulou.local.importer.XmlReader.Element;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/** The XML that Disqus exports: threads, then posts that name their thread and parent. */
record DisqusArchive(Path file, Source source, ArchiveMembers members) implements Archive {
  @Override
  public long forEach(BadLines bad, Taker taker) {
    var run = new Run(bad, taker, new HashSet<>());
    XmlReader.read(
        file,
        element -> {
          switch (element.name()) {
            case "thread" -> run.thread(element);
            case "post" -> run.post(element);
            default -> {}
          }
        });
    return run.leftOut;
  }

  private final class Run {
    private final BadLines bad;
    private final Taker taker;
    private final Set<String> threads;
    private long leftOut;

    private Run(BadLines bad, Taker taker, Set<String> threads) {
      this.bad = bad;
      this.taker = taker;
      this.threads = threads;
    }

    void thread(Element element) throws XMLStreamException {
      long line = element.line();
      var id = element.attribute("id");
      var fields = new ArchiveFields(element.fields(Map.of("author", author -> {})));
      try {
        if (fields.flag("isDeleted")) {
          return;
        }
        var subject = subject(id);
        threads.add(id);
        taker.take(
            new Subject(
                subject,
                null,
                fields.title("title"),
                fields.url("link"),
                fields.time("createdAt")));
      } catch (BadLine refused) {
        bad.add(file, line, String.valueOf(refused.getMessage()));
      }
    }

    void post(Element element) throws XMLStreamException {
      long line = element.line();
      var id = element.attribute("id");
      var places = new HashMap<String, String>();
      var author = new HashMap<String, String>();
      var fields =
          new ArchiveFields(
              element.fields(
                  Map.of(
                      "thread", thread -> places.put("thread", thread.attribute("id")),
                      "parent", parent -> places.put("parent", parent.attribute("id")),
                      "author", who -> author.putAll(who.fields(Map.of())))));
      try {
        if (fields.flag("isSpam") || fields.text("isApproved").equals("false")) {
          leftOut++;
          return;
        }
        taker.take(post(id, places, new ArchiveFields(author), fields));
      } catch (BadLine refused) {
        bad.add(file, line, String.valueOf(refused.getMessage()));
      }
    }

    private Post post(
        String id, Map<String, String> places, ArchiveFields author, ArchiveFields fields)
        throws BadLine {
      var thread = places.getOrDefault("thread", "");
      if (!threads.contains(thread)) {
        throw new BadLine("thread '%s' is not in the file before".formatted(thread));
      }
      boolean isDeleted = fields.flag("isDeleted");
      var parent = places.get("parent");
      return new Post(
          subject(thread),
          key(id),
          parent == null ? null : key(parent),
          author(author),
          isDeleted ? Body.GONE : Body.ofHtml(fields.needed("message")),
          fields.time("createdAt"),
          null,
          isDeleted ? Fate.DELETED : Fate.VISIBLE,
          List.of(),
          List.of());
    }

    private Author author(ArchiveFields author) {
      var name = author.text("name");
      var username = author.text("username");
      var email = author.text("email");
      if (!username.isEmpty() && !author.flag("isAnonymous")) {
        return members.of("account/" + username, name.isEmpty() ? username : name);
      }
      return members.of(email.isEmpty() ? "" : "mail/" + email, name);
    }
  }

  private SubjectRef subject(String id) throws BadLine {
    if (!id.matches(SubjectRef.ID_PATTERN)) {
      throw new BadLine("thread '%s' has no id that names a subject".formatted(id));
    }
    return new SubjectRef(source.name(), id);
  }

  private static String key(String id) throws BadLine {
    if (!id.matches("[0-9A-Za-z_-]{1,58}")) {
      throw new BadLine("'%s' is not the id of a post".formatted(id));
    }
    return "post/" + id;
  }
}
