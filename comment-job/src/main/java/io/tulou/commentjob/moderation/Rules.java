package io.tulou.commentjob.moderation;

import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.moderation.RuleSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.LongSupplier;

/** Reads and changes the rules; of two changes on top of one version, one is taken. */
final class Rules {
  private static final int ATTEMPTS = 5;

  private final RuleTable table;
  private final LongSupplier ids;

  Rules(RuleTable table, LongSupplier ids) {
    this.table = table;
    this.ids = ids;
  }

  RuleTable.Stored get() {
    return table.latest();
  }

  /**
   * Puts a set in force, on all nodes within seconds.
   *
   * @throws ApiException {@code invalid-request}; {@code version-conflict} if the rules are not of
   *     that version any more
   */
  RuleTable.Stored put(long version, RuleSet rules, long actorId) {
    RuleChecks.check(rules);
    if (table.version() != version) {
      throw changed();
    }
    return table
        .add(new RuleTable.Stored(version + 1, rules), ids.getAsLong(), actorId, "rules put")
        .orElseThrow(Rules::changed);
  }

  /**
   * Adds words to a list that is there, and takes some away.
   *
   * @throws ApiException {@code not-found} if there is no such list, {@code invalid-request}
   */
  RuleTable.Stored change(String list, List<String> add, List<String> remove, long actorId) {
    var summary = "list %s: %d words added, %d removed".formatted(list, add.size(), remove.size());
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      var latest = table.latest();
      var next = changed(latest.rules(), list, add, remove);
      RuleChecks.check(next);
      var stored =
          table.add(
              new RuleTable.Stored(latest.version() + 1, next), ids.getAsLong(), actorId, summary);
      if (stored.isPresent()) {
        return stored.get();
      }
    }
    throw changed();
  }

  private static RuleSet changed(
      RuleSet rules, String name, List<String> add, List<String> remove) {
    var lists = new ArrayList<RuleSet.WordList>();
    boolean isThere = false;
    for (var list : rules.words()) {
      if (list.name().equals(name)) {
        isThere = true;
        var words = new LinkedHashSet<>(list.words());
        words.removeAll(new HashSet<>(remove));
        words.addAll(add);
        lists.add(new RuleSet.WordList(name, list.action(), List.copyOf(words)));
      } else {
        lists.add(list);
      }
    }
    if (!isThere) {
      throw ApiException.notFound();
    }
    return new RuleSet(
        lists,
        rules.patterns(),
        rules.linkLimit(),
        rules.repeatTextSeconds(),
        rules.firstCommentsHeld(),
        rules.rejectedPercent(),
        rules.reportThreshold());
  }

  private static ApiException changed() {
    return new ApiException(
        ErrorCode.VERSION_CONFLICT, "The rules have changed since; read them again.");
  }
}
