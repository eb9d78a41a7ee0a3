package io.tulou.comment.thread;

import io.tulou.comment.store.IndexEntry;
import io.tulou.comment.store.IndexPages;
import io.tulou.comment.store.Ranking;
import io.tulou.comment.store.Rankings;
import io.tulou.comment.store.Sort;
import io.tulou.contract.comment.SubjectSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Walks by rank. The first page shows the ranks of the moment; the walk then keeps to a ranking
 * that does not change, passing over what the first page showed, and at last goes by floor through
 * all that the ranking does not have. So each comment comes exactly once, whatever is liked
 * meanwhile and however old the ranking is.
 */
@Component
class HotWalk {
  /** More than this many empty looks at the rest are left to the next page. */
  private static final int LOOKS = 3;

  private final IndexPages pages;
  private final Rankings rankings;

  HotWalk(IndexPages pages, Rankings rankings) {
    this.pages = pages;
    this.rankings = rankings;
  }

  /** A page of ids, and where the next one begins; null at the end. */
  record Step(List<Long> commentIds, @Nullable HotPlace next) {}

  private record Met(long commentId, int floor, int rank) {}

  /** The first page; pinned ones stand first. */
  Step first(SubjectSnapshot subject, long rootId, List<Long> pinned, int limit) {
    int count = limit - pinned.size();
    var page = pages.listBest(subject, rootId, limit + 1);
    var found =
        page.entries().stream().filter(entry -> !pinned.contains(entry.commentId())).toList();
    var kept = found.subList(0, Math.min(count, found.size()));
    var shown = Stream.concat(pinned.stream(), kept.stream().map(IndexEntry::commentId)).toList();
    return new Step(
        shown, found.size() > count ? afterFirst(subject, rootId, page, kept, shown) : null);
  }

  private HotPlace afterFirst(
      SubjectSnapshot subject,
      long rootId,
      IndexPages.Page page,
      List<IndexEntry> kept,
      List<Long> shown) {
    int highest =
        pages.list(subject, rootId, Sort.NEWEST, Sort.NEWEST.start(), 1).stream()
            .mapToInt(entry -> (int) entry.floor())
            .findFirst()
            .orElse(0);
    var ranking = rankings.startingWith(subject, rootId, page);
    int lowest =
        kept.stream().mapToInt(entry -> (int) entry.floor()).min().orElse(Integer.MAX_VALUE);
    var toMeet = new ArrayList<>(shown);
    int rank = 0;
    while (rank < ranking.size() && toMeet.remove(ranking.commentId(rank))) {
      rank++;
    }
    return new HotPlace(
        ranking.id(), rank, highest + 1, lowest, highest, !ranking.holdsAllOf(page), toMeet);
  }

  /** A later page. */
  Step next(SubjectSnapshot subject, long rootId, HotPlace asked, int count) {
    var ranking = rankings.find(subject, rootId, asked.rankingId());
    var place = ranking.id() == 0 ? asked.withoutRanking() : asked;
    var toMeet = new ArrayList<>(place.shown());
    var met = new ArrayList<Met>();
    for (int rank = place.rank(); rank < ranking.size() && met.size() <= count; rank++) {
      long id = ranking.commentId(rank);
      if (!toMeet.remove(id) && ranking.floor(rank) <= place.highest()) {
        met.add(new Met(id, ranking.floor(rank), rank));
      }
    }
    int below = place.below();
    for (int look = 0;
        look < LOOKS && place.hasRest() && met.size() <= count && below > 1;
        look++) {
      below = meetRest(subject, rootId, ranking, toMeet, below, count + 1, met);
    }
    return step(ranking, place, toMeet, met, below, count);
  }

  /** Adds to those met; where to go on. */
  private int meetRest(
      SubjectSnapshot subject,
      long rootId,
      Ranking ranking,
      List<Long> toMeet,
      int below,
      int count,
      List<Met> met) {
    var rest = ranking.rest(below);
    int asked = count - met.size() + toMeet.size();
    var found = rankings.listRest(subject, rootId, rest.ranges(), asked);
    found.stream()
        .filter(entry -> !toMeet.contains(entry.commentId()))
        .limit(count - met.size())
        .forEach(entry -> met.add(new Met(entry.commentId(), (int) entry.floor(), ranking.size())));
    return found.size() == asked ? (int) found.getLast().floor() : rest.below();
  }

  private static Step step(
      Ranking ranking, HotPlace place, List<Long> toMeet, List<Met> met, int below, int count) {
    var kept = met.subList(0, Math.min(count, met.size()));
    var ids = kept.stream().map(Met::commentId).toList();
    int lowest =
        Math.min(
            place.lowest(), kept.stream().mapToInt(Met::floor).min().orElse(Integer.MAX_VALUE));
    if (met.size() > count) {
      var first = met.get(count);
      boolean isOfRest = first.rank() == ranking.size();
      return new Step(
          ids,
          place.next(
              first.rank(),
              isOfRest ? first.floor() + 1 : place.below(),
              isOfRest ? Math.min(lowest, ranking.lowestFloor()) : lowest,
              toMeet));
    }
    boolean isEnd = !place.hasRest() || below <= 1;
    return new Step(
        ids,
        isEnd
            ? null
            : place.next(ranking.size(), below, Math.min(lowest, ranking.lowestFloor()), toMeet));
  }
}
