package io.tulou.comment.thread;

import io.tulou.comment.store.IndexEntry;
import io.tulou.comment.store.IndexPages;
import io.tulou.comment.store.Sort;
import io.tulou.comment.store.Sort.Position;
import io.tulou.comment.thread.Place.Direction;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.CursorKey;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.comment.SubjectSnapshot;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Pages of ids in order, and the cursors that lead from one to the next. */
@Component
class Skeletons {
  private final IndexPages pages;
  private final HotWalk hotWalk;
  private final CursorKey cursors;

  Skeletons(IndexPages pages, HotWalk hotWalk, CursorKey cursors) {
    this.pages = pages;
    this.hotWalk = hotWalk;
    this.cursors = cursors;
  }

  /** A page of one list of siblings. */
  private record Siblings(SubjectSnapshot subject, long rootId, Sort sort) {
    String scope() {
      return rootId == 0 ? rootScope(subject.subject().key(), sort) : replyScope(rootId, sort);
    }
  }

  /**
   * A page of roots.
   *
   * @param pinned stand first on the first page, as far as there is room, and nowhere else
   */
  Skeleton roots(SubjectSnapshot subject, Sort sort, PageRequest page, List<Long> pinned) {
    return list(new Siblings(subject, 0, sort), page, pinned);
  }

  Skeleton replies(SubjectSnapshot subject, long rootId, Sort sort, PageRequest page) {
    return list(new Siblings(subject, rootId, sort), page, List.of());
  }

  /**
   * The page around a floor, the comment there in its middle where there is enough on both sides.
   */
  Skeleton around(SubjectSnapshot subject, long rootId, Sort sort, long floor, int limit) {
    var siblings = new Siblings(subject, rootId, sort);
    var around = pages.around(subject, rootId, sort, floor, limit + 1);
    var before = around.before();
    var from = around.from();
    int above = Math.min(before.size(), Math.max(limit / 2, limit - from.size()));
    int below = Math.min(from.size(), limit - above);
    var shown =
        Stream.concat(
                before.subList(before.size() - above, before.size()).stream(),
                from.subList(0, below).stream())
            .toList();
    var nowhere = new Place(Direction.ON_FROM_CONTEXT, sort.start(), List.of());
    return shown.isEmpty()
        ? Skeleton.EMPTY
        : new Skeleton(
            ids(shown),
            from.size() > below
                ? seal(siblings, nowhere, Direction.ON_FROM_CONTEXT, shown.getLast())
                : null,
            before.size() > above
                ? seal(siblings, nowhere, Direction.BACK, shown.getFirst())
                : null);
  }

  /** Refuses a cursor of another list even where there is nothing to list. */
  void check(String subjectKey, Sort sort, PageRequest page) {
    if (page.cursor() != null) {
      var scope = rootScope(subjectKey, sort);
      var _ = sort == Sort.HOT ? openHot(scope, page.cursor()) : open(scope, page.cursor());
    }
  }

  private Skeleton list(Siblings siblings, PageRequest page, List<Long> pinned) {
    var first = pinned.subList(0, Math.min(pinned.size(), page.limit()));
    if (siblings.sort() == Sort.HOT) {
      return byRank(siblings, page, first);
    }
    if (page.cursor() == null) {
      var place = new Place(Direction.ON, siblings.sort().start(), first);
      return onward(siblings, place, first, page.limit() - first.size());
    }
    var place = open(siblings.scope(), page.cursor());
    return place.direction() == Direction.BACK
        ? back(siblings, place, page.limit())
        : onward(siblings, place, List.of(), page.limit());
  }

  private Skeleton byRank(Siblings siblings, PageRequest page, List<Long> first) {
    var subject = siblings.subject();
    var step =
        page.cursor() == null
            ? hotWalk.first(subject, siblings.rootId(), first, page.limit())
            : hotWalk.next(
                subject, siblings.rootId(), openHot(siblings.scope(), page.cursor()), page.limit());
    var next = step.next();
    return new Skeleton(
        step.commentIds(),
        next == null ? null : cursors.seal(siblings.scope(), next.numbers()),
        null);
  }

  private Skeleton onward(Siblings siblings, Place place, List<Long> first, int count) {
    var sort = siblings.sort();
    // One more than asked shows whether there is a next page; what was shown may be among them.
    int asked = count + 1 + place.shown().size();
    var found =
        pages.list(siblings.subject(), siblings.rootId(), sort, place.position(), asked).stream()
            .filter(entry -> !place.shown().contains(entry.commentId()))
            .toList();
    var kept = found.subList(0, Math.min(found.size(), count));
    var next = kept.isEmpty() ? place.position() : sort.positionOf(kept.getLast());
    var previous =
        kept.isEmpty() ? sort.before(place.position().score()) : sort.positionOf(kept.getFirst());
    return new Skeleton(
        Stream.concat(first.stream(), ids(kept).stream()).toList(),
        found.size() > count ? seal(siblings, place.at(place.direction(), next)) : null,
        place.direction().isOfContext()
            ? seal(siblings, place.at(Direction.BACK, previous))
            : null);
  }

  private Skeleton back(Siblings siblings, Place place, int count) {
    var found = before(siblings, place.position(), count + 1);
    var kept = found.subList(Math.max(0, found.size() - count), found.size());
    var next =
        kept.isEmpty()
            ? siblings.sort().before(place.position().score())
            : siblings.sort().positionOf(kept.getLast());
    return new Skeleton(
        ids(kept),
        seal(siblings, place.at(Direction.ON_FROM_CONTEXT, next)),
        found.size() > count ? seal(siblings, place, Direction.BACK, kept.getFirst()) : null);
  }

  /** Those nearest before a position, in the order of the list. */
  private List<IndexEntry> before(Siblings siblings, Position position, int count) {
    return pages
        .list(siblings.subject(), siblings.rootId(), siblings.sort().opposite(), position, count)
        .reversed();
  }

  private Place open(String scope, String cursor) {
    return Place.of(cursors.open(scope, cursor)).orElseThrow(Skeletons::refused);
  }

  private HotPlace openHot(String scope, String cursor) {
    return HotPlace.of(cursors.open(scope, cursor)).orElseThrow(Skeletons::refused);
  }

  private static ApiException refused() {
    return new ApiException(ErrorCode.INVALID_CURSOR, "The cursor leads nowhere; start again.");
  }

  private String seal(Siblings siblings, Place from, Direction direction, IndexEntry entry) {
    return seal(siblings, from.at(direction, siblings.sort().positionOf(entry)));
  }

  private String seal(Siblings siblings, Place place) {
    return cursors.seal(siblings.scope(), place.numbers());
  }

  private static List<Long> ids(List<IndexEntry> entries) {
    return entries.stream().map(IndexEntry::commentId).toList();
  }

  private static String rootScope(String subjectKey, Sort sort) {
    return "roots|" + subjectKey + "|" + sort.word();
  }

  private static String replyScope(long rootId, Sort sort) {
    return "replies|" + rootId + "|" + sort.word();
  }
}
