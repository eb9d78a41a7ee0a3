package io.tulou.feed.follow;

import io.tulou.feed.member.MemberChange;
import io.tulou.feed.member.Members;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Muting and blocking. A block ends following both ways and moves the version of both. */
@Component
public class Relations {
  private final Pairs pairs;
  private final RelationMapper mapper;
  private final Follows follows;
  private final Members members;
  private final TieEvents events;
  private final Clock clock;

  Relations(
      Pairs pairs,
      RelationMapper mapper,
      Follows follows,
      Members members,
      TieEvents events,
      Clock clock) {
    this.pairs = pairs;
    this.mapper = mapper;
    this.follows = follows;
    this.members = members;
    this.events = events;
    this.clock = clock;
  }

  public void mute(long member, long other) {
    pairs.change(
        member,
        other,
        _ -> {
          if (mapper.add(member, other, RelationKind.MUTE, clock.instant()) == 1) {
            move(member, other);
          }
        });
  }

  public void unmute(long member, long other) {
    pairs.change(
        member,
        other,
        _ -> {
          if (mapper.remove(member, other, RelationKind.MUTE) == 1) {
            move(member, other);
          }
        });
  }

  public void block(long member, long other) {
    pairs.change(
        member,
        other,
        _ -> {
          if (mapper.add(member, other, RelationKind.BLOCK, clock.instant()) == 1) {
            follows.end(member, other);
            follows.end(other, member);
            moveBoth(member, other);
          }
        });
  }

  public void unblock(long member, long other) {
    pairs.change(
        member,
        other,
        _ -> {
          if (mapper.remove(member, other, RelationKind.BLOCK) == 1) {
            moveBoth(member, other);
          }
        });
  }

  /** Whether the first blocks the second. */
  public boolean isBlocking(long member, long other) {
    return mapper.isBlocking(member, other);
  }

  /** Those of the others who block the member. */
  public List<Long> blockersOf(long member, List<Long> others) {
    return mapper.blockersOf(member, others);
  }

  /** How {@code member} stands to {@code other}. */
  public RelationRow between(long member, long other) {
    return mapper.load(member, other);
  }

  private void moveBoth(long member, long other) {
    members.change(MemberChange.ofTies(other));
    move(member, other);
  }

  private void move(long member, long other) {
    members.change(MemberChange.ofTies(member));
    events.addChanged(member, other);
  }
}
