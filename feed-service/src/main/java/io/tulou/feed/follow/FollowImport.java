package io.tulou.feed.follow;

import io.tulou.common.id.IdGenerator;
import io.tulou.feed.RetryingTransaction;
import io.tulou.feed.member.LockedMemberRow;
import io.tulou.feed.member.Members;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Follows in bulk: multi-row statements, and counts taken anew of all who are touched. */
@Component
public class FollowImport {
  private final FollowMapper mapper;
  private final Members members;
  private final RetryingTransaction transaction;
  private final IdGenerator ids;
  private final Clock clock;

  FollowImport(
      FollowMapper mapper,
      Members members,
      RetryingTransaction transaction,
      IdGenerator ids,
      Clock clock) {
    this.mapper = mapper;
    this.members = members;
    this.transaction = transaction;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * Adds edges; those that are there already, and those of a member to itself, are passed over.
   * Unknown members become known under a default name.
   *
   * @return how many were new
   */
  public int add(Collection<NewFollow> edges) {
    var distinct = new LinkedHashSet<>(edges);
    distinct.removeIf(edge -> edge.memberId() == edge.authorId());
    if (distinct.isEmpty()) {
      return 0;
    }
    var touched = new TreeSet<Long>();
    distinct.stream()
        .flatMap(edge -> Stream.of(edge.memberId(), edge.authorId()))
        .forEach(touched::add);
    members.ensureKnown(touched);
    return transaction.call(() -> addLocked(distinct, touched));
  }

  private int addLocked(Collection<NewFollow> edges, Collection<Long> touched) {
    var locked = members.lock(touched);
    var now = clock.instant();
    var rows =
        edges.stream()
            .flatMap(edge ->
                Stream.ofNullable(locked.get(edge.memberId())).map(self -> row(edge, self, now)))
            .toList();
    int added = mapper.addFollowing(rows);
    mapper.addFollower(rows);
    if (added > 0) {
      mapper.moveTies(followersIn(edges));
      mapper.recount(touched);
    }
    return added;
  }

  private NewFollowRow row(NewFollow edge, LockedMemberRow self, Instant now) {
    return new NewFollowRow(
        edge.memberId(), edge.authorId(), ids.next(), self.tiesVersion() + 1, now);
  }

  private static List<Long> followersIn(Collection<NewFollow> edges) {
    return edges.stream().map(NewFollow::memberId).distinct().sorted().toList();
  }
}
