package io.tulou.feed.bench;

import io.tulou.feed.follow.NewFollow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills the tables of a follow graph as its import would, without its locks. */
public final class GraphLoad {
  private static final int ROWS = 4_000;

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  public GraphLoad(JdbcTemplate jdbc, TransactionTemplate transaction) {
    this.jdbc = jdbc;
    this.transaction = transaction;
  }

  public void load(List<NewFollow> edges) {
    var following =
        edges.stream().collect(Collectors.groupingBy(NewFollow::memberId, Collectors.counting()));
    var followers =
        edges.stream().collect(Collectors.groupingBy(NewFollow::authorId, Collectors.counting()));
    insert(
        """
        INSERT INTO member (member_id, name, follower_count, following_count, ties_version, created_at)
        VALUES (?, 'a member', ?, ?, 1, '2026-01-01')
        """,
        following.keySet().stream()
            .map(member ->
                new Object[] {member, followers.getOrDefault(member, 0L), following.get(member)})
            .toList());
    var rows = new ArrayList<Object[]>();
    for (int i = 0; i < edges.size(); i++) {
      var edge = edges.get(i);
      rows.add(new Object[] {edge.memberId(), edge.authorId(), i + 1L});
    }
    insert(
        """
        INSERT INTO following (member_id, author_id, follow_id, ties_version, followed_at)
        VALUES (?, ?, ?, 1, '2026-01-01')
        """,
        rows);
    insert(
        """
        INSERT INTO follower (member_id, author_id, follow_id, followed_at)
        VALUES (?, ?, ?, '2026-01-01')
        """,
        rows);
  }

  private void insert(String sql, List<Object[]> rows) {
    for (int from = 0; from < rows.size(); from += ROWS) {
      var some = rows.subList(from, Math.min(rows.size(), from + ROWS));
      transaction.executeWithoutResult(_ -> jdbc.batchUpdate(sql, some));
    }
  }
}
