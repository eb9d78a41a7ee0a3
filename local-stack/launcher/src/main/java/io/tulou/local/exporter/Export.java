package io.tulou.local.exporter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tulou.local.exporter.CommentRows.Reactions;
import io.tulou.local.exporter.CommentRows.Row;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;

/**
 * Walks all comments by id into {@code FILE.partial}, and keeps beside it how far it is; the file
 * is there when all is written. An interrupted export goes on where it was: subjects may be told
 * twice, comments are not.
 */
final class Export {
  private static final int ROWS = 1_000;

  private final Path file;
  private final Path partial;
  private final Path progress;
  private final PrintWriter out;

  Export(Path file, PrintWriter out) {
    this.file = file;
    this.partial = file.resolveSibling(file.getFileName() + ".partial");
    this.progress = file.resolveSibling(file.getFileName() + ".progress");
    this.out = out;
  }

  /** Returns how many comments are in the file. */
  long run(ExportSource source, boolean restart) throws SQLException, IOException {
    var at = restart ? new Progress(0, 0, 0) : load();
    try (var comments = source.comments();
        var members = source.members();
        var channel =
            FileChannel.open(partial, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.truncate(at.bytes()).position(at.bytes());
      var rows = new CommentRows(comments, members);
      var told = new HashSet<Long>();
      while (true) {
        var some = rows.behind(at.behind(), ROWS);
        if (some.isEmpty()) {
          break;
        }
        var lines = new BufferedOutputStream(Channels.newOutputStream(channel));
        write(rows, some, told, lines);
        lines.flush();
        at =
            new Progress(
                channel.position(), some.getLast().commentId(), at.comments() + some.size());
        save(at);
        out.printf("%,d comments%n", at.comments());
        out.flush();
      }
      channel.force(true);
    }
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(progress);
    return at.comments();
  }

  private static void write(CommentRows rows, List<Row> some, Set<Long> told, OutputStream lines)
      throws SQLException, IOException {
    var people = new HashSet<Long>();
    some.forEach(row -> {
      people.add(row.authorId());
      if (row.ownerId() != null) {
        people.add(row.ownerId());
      }
    });
    var names = rows.names(people);
    var reactions = rows.reactions(some);
    for (var row : some) {
      if (told.add(row.subjectId())) {
        line(lines, ExportLines.subject(row, names));
      }
      var of = reactions.getOrDefault(row.commentId(), Reactions.NONE);
      line(lines, ExportLines.comment(row, of, names));
    }
  }

  private static void line(OutputStream lines, String line) throws IOException {
    lines.write(line.getBytes(UTF_8));
    lines.write('\n');
  }

  /**
   * How far an export is.
   *
   * @param bytes of the partial file that are whole
   * @param behind the last comment in them
   */
  private record Progress(long bytes, long behind, long comments) {}

  private Progress load() throws IOException {
    if (!Files.exists(progress) || !Files.exists(partial)) {
      return new Progress(0, 0, 0);
    }
    var values = new Properties();
    try (var reader = Files.newBufferedReader(progress)) {
      values.load(reader);
    }
    long bytes = Long.parseLong(values.getProperty("bytes", "0"));
    return bytes > Files.size(partial)
        ? new Progress(0, 0, 0)
        : new Progress(
            bytes,
            Long.parseLong(values.getProperty("behind", "0")),
            Long.parseLong(values.getProperty("comments", "0")));
  }

  private void save(Progress at) throws IOException {
    var values = new Properties();
    values.setProperty("bytes", Long.toString(at.bytes()));
    values.setProperty("behind", Long.toString(at.behind()));
    values.setProperty("comments", Long.toString(at.comments()));
    var fresh = progress.resolveSibling(progress.getFileName() + ".new");
    try (var writer = Files.newBufferedWriter(fresh)) {
      values.store(writer, null);
    }
    Files.move(
        fresh, progress, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
