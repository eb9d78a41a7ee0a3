package io.tulou.local.importer;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Who follows whom, without doubles, in ascending order.
 *
 * @param edges follower in the upper 32 bits, author in the lower
 * @param mutual whether each line meant both directions
 * @param duplicates lines that said again what another said
 * @param selfLoops lines in which a node follows itself
 */
@SuppressWarnings("ArrayRecordComponent") // millions of edges, never compared
record EdgeList(long[] edges, boolean mutual, long duplicates, long selfLoops) {
  private static final Pattern SEPARATOR = Pattern.compile("[\\s,;]+");

  /**
   * Reads a file: two numbers a line, apart by spaces, tabs or commas; {@code #} begins a comment.
   *
   * @param mutual what the lines mean; null: both directions if the file is a table with a header
   *     and commas, else that the first follows the second
   */
  static EdgeList read(Path file, @Nullable Boolean mutual, BadLines bad) {
    var reader = new Reader();
    new Lines(file).forEach(bad, (_, line) -> reader.take(line.strip()));
    return reader.list(mutual == null ? reader.header : mutual);
  }

  static int followerOf(long edge) {
    return (int) (edge >>> Integer.SIZE);
  }

  static int authorOf(long edge) {
    return (int) edge;
  }

  /** Every node once, ascending. */
  int[] nodes() {
    var followers = Arrays.stream(edges).mapToInt(EdgeList::followerOf);
    var authors = Arrays.stream(edges).mapToInt(EdgeList::authorOf);
    return IntStream.concat(followers, authors).sorted().distinct().toArray();
  }

  private static final class Reader {
    private long[] edges = new long[1 << 10];
    private int count;
    private long selfLoops;
    private boolean begun;
    private boolean header;

    private void take(String line) throws BadLine {
      if (line.startsWith("#")) {
        return;
      }
      boolean first = !begun;
      begun = true;
      if (first && line.indexOf(',') > 0 && !Character.isDigit(line.charAt(0))) {
        header = true;
        return;
      }
      add(line);
    }

    private void add(String line) throws BadLine {
      var fields = SEPARATOR.split(line, -1);
      if (fields.length != 2) {
        throw new BadLine("must be two numbers");
      }
      long follower = Digits.read(fields[0], "node", MemberNumbers.LARGEST);
      long author = Digits.read(fields[1], "node", MemberNumbers.LARGEST);
      if (follower == author) {
        selfLoops++;
        return;
      }
      if (count == edges.length) {
        edges = Arrays.copyOf(edges, 2 * count);
      }
      edges[count++] = follower << Integer.SIZE | author;
    }

    private EdgeList list(boolean mutual) {
      var given = LongStream.of(edges).limit(count);
      var distinct = (mutual ? given.map(Reader::lowFirst) : given).sorted().distinct().toArray();
      var all =
          mutual
              ? LongStream.concat(
                      LongStream.of(distinct), LongStream.of(distinct).map(Reader::reversed))
                  .sorted()
                  .toArray()
              : distinct;
      return new EdgeList(all, mutual, count - distinct.length, selfLoops);
    }

    private static long lowFirst(long edge) {
      return followerOf(edge) <= authorOf(edge) ? edge : reversed(edge);
    }

    private static long reversed(long edge) {
      return (long) authorOf(edge) << Integer.SIZE | followerOf(edge);
    }
  }
}
