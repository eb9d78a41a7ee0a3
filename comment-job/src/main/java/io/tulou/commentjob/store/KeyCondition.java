package io.tulou.commentjob.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.HexFormat;
import java.util.stream.Collectors;

/**
 * A condition on primary keys with its values written out: of a batch there are thousands, and
 * binding each costs more than finding its row. Numbers are written as such, text as hexadecimal,
 * so nothing that a client sends is ever read as SQL.
 */
record KeyCondition(String sql) {
  /** Ids in {@code column}, beneath their subjects. */
  static KeyCondition ids(String column, Collection<SubjectIds> subjects) {
    return new KeyCondition(
        subjects.stream()
            .map(of ->
                of.ids().stream()
                    .map(String::valueOf)
                    .collect(
                        Collectors.joining(
                            ",",
                            "(subject_id = %d AND %s IN (".formatted(of.subjectId(), column),
                            "))")))
            .collect(Collectors.joining(" OR ")));
  }

  static KeyCondition idempotencyKeys(Collection<IdempotencyRow.Key> keys) {
    return any(
        keys.stream()
            .map(key ->
                "(subject_id = "
                    + key.subjectId()
                    + " AND member_id = "
                    + key.memberId()
                    + " AND idem_key = _utf8mb4 X'"
                    + HexFormat.of().formatHex(key.idemKey().getBytes(UTF_8))
                    + "' COLLATE utf8mb4_bin)")
            .toList());
  }

  static KeyCondition reactions(Collection<ReactionRow.Key> keys) {
    return any(
        keys.stream()
            .map(key -> memberAndComment(key.subjectId(), key.memberId(), key.commentId()))
            .toList());
  }

  static KeyCondition reports(Collection<ReportRow.Key> keys) {
    return any(
        keys.stream()
            .map(key -> memberAndComment(key.subjectId(), key.memberId(), key.commentId()))
            .toList());
  }

  private static String memberAndComment(long subjectId, long memberId, long commentId) {
    return "(subject_id = "
        + subjectId
        + " AND member_id = "
        + memberId
        + " AND comment_id = "
        + commentId
        + ")";
  }

  private static KeyCondition any(Collection<String> conditions) {
    return new KeyCondition(String.join(" OR ", conditions));
  }
}
