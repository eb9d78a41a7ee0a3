package io.tulou.comment.review;

import io.tulou.comment.request.PageLimit;
import io.tulou.comment.store.StoredCode;
import io.tulou.comment.view.Visibility;
import io.tulou.common.id.IdGenerator;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.CursorKey;
import io.tulou.contract.comment.CommentState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The audit of comments, sanctions and rules as one list; nothing in it is ever changed. */
@Component
class Audit {
  private final AuditMapper mapper;
  private final CursorKey cursors;

  Audit(AuditMapper mapper, CursorKey cursors) {
    this.mapper = mapper;
    this.cursors = cursors;
  }

  /**
   * What is looked for; null filters nothing.
   *
   * @param from not before
   * @param to before
   */
  record Wanted(
      @Nullable Long actorId,
      @Nullable Long commentId,
      @Nullable Instant from,
      @Nullable Instant to,
      int limit,
      @Nullable String cursor) {
    String scope(Iterable<String> types) {
      return "audit|%s|%s|%s|%s|%s".formatted(actorId, commentId, from, to, types);
    }
  }

  AuditPage page(Wanted wanted, Caller caller) {
    caller.memberWithPartOf(Visibility.MODERATE);
    var types = new TreeSet<>(caller.partsOf(Visibility.MODERATE));
    int limit = PageLimit.of(wanted.limit());
    var scope = wanted.scope(types);
    long before =
        wanted.cursor() == null
            ? IdGenerator.firstAt(wanted.to())
            : cursors.open(scope, wanted.cursor(), 1)[0];
    var query =
        new AuditMapper.AuditQuery(
            wanted.from() == null ? 0 : IdGenerator.firstAt(wanted.from()),
            before,
            wanted.actorId(),
            wanted.commentId(),
            types,
            limit + 1);
    var rows = new ArrayList<>(mapper.decisions(query));
    if (wanted.commentId() == null && types.isEmpty()) {
      rows.addAll(mapper.sanctions(query));
      rows.addAll(mapper.rules(query));
      rows.sort(Comparator.comparingLong(AuditMapper.AuditRow::changeId).reversed());
    }
    var shown = rows.subList(0, Math.min(limit, rows.size()));
    return new AuditPage(
        shown.stream().map(Audit::entry).toList(),
        rows.size() > limit ? cursors.seal(scope, shown.getLast().changeId()) : null);
  }

  private static AuditPage.Entry entry(AuditMapper.AuditRow row) {
    return new AuditPage.Entry(
        Long.toString(row.changeId()),
        Long.toString(row.actorId()),
        text(row.commentId()),
        text(row.memberId()),
        row.action(),
        row.reason(),
        row.note(),
        state(row.fromState()),
        state(row.toState()),
        row.changedAt());
  }

  private static @Nullable String text(@Nullable Long id) {
    return id == null ? null : id.toString();
  }

  private static @Nullable CommentState state(@Nullable Integer code) {
    return code == null ? null : StoredCode.comment(code);
  }
}
