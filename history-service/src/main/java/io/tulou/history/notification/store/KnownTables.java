package io.tulou.history.notification.store;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What the log has said so far of comments and ties. Finds leave out what is not there. */
@Component
public class KnownTables {
  private final KnownMapper mapper;

  KnownTables(KnownMapper mapper) {
    this.mapper = mapper;
  }

  public Map<Long, KnownComment> comments(Collection<Long> ids) {
    return Chunks.find(ids, mapper::findComments)
        .collect(toMap(KnownComment::commentId, identity()));
  }

  public List<KnownComment> replies(Collection<Long> parentIds) {
    return Chunks.find(parentIds, mapper::findReplies).toList();
  }

  public void putComments(Collection<KnownComment> rows) {
    Chunks.put(rows, mapper::putComments);
  }

  public Map<TieRow.Key, TieRow> ties(Collection<TieRow.Key> keys) {
    return Chunks.find(keys, mapper::findTies).collect(toMap(TieRow::key, identity()));
  }

  public void putTies(Collection<TieRow> rows) {
    Chunks.put(rows, mapper::putTies);
  }

  /**
   * Who does not hear of whom. Asked for while the recipients are held, so that it stays true until
   * the transaction ends.
   *
   * @param pairs recipient and source
   */
  public Hidden hidden(Collection<TieRow.Key> pairs) {
    var both = new HashSet<>(pairs);
    pairs.forEach(pair -> both.add(pair.reverse()));
    return new Hidden(ties(both));
  }

  /** Ties by which sources are hidden from recipients. */
  public record Hidden(Map<TieRow.Key, TieRow> ties) {
    public Hidden {
      ties = Map.copyOf(ties);
    }

    /** Muted or blocked by the recipient, or blocking it. */
    public boolean contains(long recipient, long source) {
      var key = new TieRow.Key(recipient, source);
      return ties.getOrDefault(key, TieRow.none(key)).hides()
          || ties.getOrDefault(key.reverse(), TieRow.none(key)).blocked();
    }
  }
}
