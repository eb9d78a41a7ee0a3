package io.tulou.local.importer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The users of a discussion: those of the file of names, and whoever else has written. Somebody
 * without a name is called {@code user <id>}, somebody not known any more {@code deleted user}.
 */
final class Users {
  static final String DELETED = "deleted user";
  private static final int LONGEST_NAME = 80;

  private final Map<Long, String> names;
  private final Set<Long> unnamed = new HashSet<>();

  private Users(Map<Long, String> names) {
    this.names = names;
  }

  /** Reads lines of {@code id<TAB>name}; without a file nobody has a name. */
  static Users read(Path file, BadLines bad) {
    var names = new HashMap<Long, String>();
    if (Files.exists(file)) {
      new Lines(file).forEach(bad, (_, line) -> addName(names, line));
    }
    return new Users(names);
  }

  private static void addName(Map<Long, String> names, String line) throws BadLine {
    int tab = line.indexOf('\t');
    if (tab < 0) {
      throw new BadLine("must be id<TAB>name");
    }
    long id = Digits.read(line.substring(0, tab), "user id", MemberNumbers.LARGEST);
    var name = Body.tidy(line.substring(tab + 1)).strip();
    if (id > 0 && !name.isEmpty()) {
      names.put(id, shortened(name));
    }
  }

  /** Somebody has written something. */
  void wrote(long user) {
    if (!names.containsKey(user)) {
      unnamed.add(user);
    }
  }

  Map<Long, String> named() {
    return names;
  }

  /** Everybody who has written and is in no file, under the name they get. */
  Map<Long, String> unnamed() {
    var others = new HashMap<Long, String>();
    for (long user : unnamed) {
      others.put(user, user == 0 ? DELETED : "user " + user);
    }
    return others;
  }

  private static String shortened(String name) {
    return name.codePointCount(0, name.length()) <= LONGEST_NAME
        ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
  }
}
