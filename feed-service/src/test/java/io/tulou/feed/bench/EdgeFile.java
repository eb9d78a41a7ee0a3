package io.tulou.feed.bench;

import io.tulou.feed.follow.NewFollow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of edges, one in a line, each followed both ways. */
public final class EdgeFile {
  private EdgeFile() {}

  public static List<NewFollow> read(Path file, long offset) throws IOException {
    var follows = new ArrayList<NewFollow>();
    for (var line : Files.readAllLines(file)) {
      if (!line.isEmpty() && Character.isDigit(line.charAt(0))) {
        var ends = line.split("[,\\s]+");
        long one = offset + Long.parseLong(ends[0]);
        long other = offset + Long.parseLong(ends[1]);
        follows.add(new NewFollow(one, other));
        follows.add(new NewFollow(other, one));
      }
    }
    return follows;
  }
}
