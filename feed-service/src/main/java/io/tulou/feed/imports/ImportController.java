package io.tulou.feed.imports;

import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.DecimalId;
import io.tulou.feed.ApiRole;
import io.tulou.feed.follow.FollowImport;
import io.tulou.feed.follow.NewFollow;
import io.tulou.feed.member.Members;
import io.tulou.feed.member.NewMember;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@ApiRole
@RestController
@RequestMapping("/internal/import")
class ImportController {
  private static final String OPERATE = "operate";
  private static final int MOST = 1_000;

  private final Members members;
  private final FollowImport follows;
  private final Clock clock;

  ImportController(Members members, FollowImport follows, Clock clock) {
    this.members = members;
    this.follows = follows;
    this.clock = clock;
  }

  @PostMapping("/members")
  ImportResult importMembers(Caller caller, @RequestBody List<ImportedMember> batch) {
    checkBatch(caller, batch.size());
    var now = clock.instant();
    var distinct =
        batch.stream()
            .map(member -> {
              checkId(member.id());
              var createdAt = Objects.requireNonNullElse(member.createdAt(), now);
              return new NewMember(
                  member.id(),
                  member.name(),
                  member.picture(),
                  createdAt.truncatedTo(ChronoUnit.MILLIS));
            })
            .toList();
    members.put(distinct);
    return new ImportResult(batch.size());
  }

  @PostMapping("/follows")
  ImportResult importFollows(Caller caller, @RequestBody List<NewFollow> batch) {
    checkBatch(caller, batch.size());
    for (var edge : batch) {
      checkId(edge.memberId());
      checkId(edge.authorId());
    }
    return new ImportResult(follows.add(batch));
  }

  private static void checkBatch(Caller caller, int size) {
    var _ = caller.memberWith(OPERATE);
    if (size < 1 || size > MOST) {
      throw ApiException.invalid("body", "must hold 1 to " + MOST + " entries");
    }
  }

  private static void checkId(long id) {
    if (id < 1 || id > DecimalId.MAXIMUM) {
      throw ApiException.invalid("id", "must be 1 to " + DecimalId.MAXIMUM);
    }
  }
}
