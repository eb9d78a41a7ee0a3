package io.tulou.feed.member;

import io.tulou.contract.http.MemberView;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Members, and the locks that changes around them take. */
@Component
public class Members {
  private final MemberMapper mapper;
  private final Clock clock;

  Members(MemberMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  /** In the order asked for; unknown ones are left out. */
  public List<MemberView> findAll(Collection<Long> ids) {
    if (ids.isEmpty()) {
      return List.of();
    }
    var byId =
        mapper.load(ids).stream().collect(Collectors.toMap(MemberView::id, Function.identity()));
    return ids.stream().distinct().flatMap(id -> Stream.ofNullable(byId.get(id))).toList();
  }

  public Optional<MemberRow> find(long id) {
    return Optional.ofNullable(mapper.find(id));
  }

  /** Makes a member known, or refreshes what is said of it. */
  public void introduce(long id, @Nullable String name, @Nullable String picture) {
    put(List.of(new NewMember(id, name, picture, clock.instant())));
  }

  /** As {@link #introduce}, for many. */
  public void put(List<NewMember> members) {
    members.stream()
        .sorted(Comparator.comparingLong(NewMember::memberId))
        .collect(Collectors.partitioningBy(NewMember::isNamed))
        .forEach((isNamed, some) -> putAll(some, isNamed));
  }

  private void putAll(List<NewMember> members, boolean isNamed) {
    if (!members.isEmpty()) {
      mapper.put(members, isNamed);
    }
  }

  /** Takes name and picture away; a token that says them brings them back. */
  public void erase(long id) {
    mapper.erase(id, MemberName.ofUnnamed(id));
  }

  /** Whether anything is said of the member that it said itself. */
  public boolean isNamed(long id) {
    return find(id)
        .filter(row -> row.picture() != null || !row.name().equals(MemberName.ofUnnamed(id)))
        .isPresent();
  }

  /** Gives those who are not known yet a default name. */
  public void ensureKnown(Collection<Long> ids) {
    var unknown = new TreeSet<>(ids);
    mapper.load(unknown).forEach(known -> unknown.remove(known.id()));
    if (!unknown.isEmpty()) {
      var now = clock.instant();
      mapper.add(unknown.stream().map(id -> new NewMember(id, null, null, now)).toList());
    }
  }

  /** Holds the rows of those who are known until the transaction ends. */
  public Map<Long, LockedMemberRow> lock(Collection<Long> ids) {
    return mapper.lock(new TreeSet<>(ids)).stream()
        .collect(Collectors.toMap(LockedMemberRow::memberId, Function.identity()));
  }

  public void change(MemberChange change) {
    mapper.change(change);
  }
}
