package io.tulou.history.notification.store;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * What the log has said so far of comments, ties and sanctions. Finds leave out what is not there.
 */
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
    var sources = pairs.stream().map(TieRow.Key::otherId).collect(Collectors.toSet());
    return new Hidden(
        ties(both), Chunks.find(sources, mapper::findShadowed).collect(Collectors.toSet()));
  }

  /** Rows of which some are known in a later version stay as they are. */
  public void putShadows(Collection<ShadowRow> rows) {
    Chunks.put(rows, mapper::putShadows);
  }

  /**
   * By which sources are hidden from recipients.
   *
   * @param shadowed sources that are hidden from everybody
   */
  public record Hidden(Map<TieRow.Key, TieRow> ties, Set<Long> shadowed) {
    public Hidden {
      ties = Map.copyOf(ties);
      shadowed = Set.copyOf(shadowed);
    }

    /** Shadowed, muted or blocked by the recipient, or blocking it. */
    public boolean contains(long recipient, long source) {
      var key = new TieRow.Key(recipient, source);
      return shadowed.contains(source)
          || ties.getOrDefault(key, TieRow.none(key)).hides()
          || ties.getOrDefault(key.reverse(), TieRow.none(key)).blocked();
    }
  }
}
