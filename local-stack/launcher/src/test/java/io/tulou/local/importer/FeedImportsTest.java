package io.tulou.local.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tulou.common.identity.InternalTokens;
import io.tulou.local.importer.FeedImports.NewFollow;
import io.tulou.local.importer.FeedImports.NewMember;
import io.tulou.local.server.ServerFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FeedImportsTest {
  private final FakeFeedService service = new FakeFeedService();
  private final InternalTokens tokens = new InternalTokens(FakeFeedService.KEY, Clock.systemUTC());
  private final FeedImports feed = new FeedImports(service.url(), tokens, Duration.ofSeconds(30));

  @AfterEach
  void close() {
    feed.close();
    service.close();
  }

  @Test
  void batchesAreJsonWithNumbersSentByAnOperator() {
    feed.sendMembers(List.of(new NewMember(1L << 52, "Ada")));
    feed.sendFollows(List.of(new NewFollow(7, 8)));

    assertThat(service.members().toString())
        .isEqualTo("[[{\"id\":4503599627370496,\"name\":\"Ada\"}]]");
    assertThat(service.follows().toString()).isEqualTo("[[{\"memberId\":7,\"authorId\":8}]]");
  }

  @Test
  void aRefusalForTheMomentIsTriedAgain() {
    service.refuse(503, 429, 409);

    feed.sendMembers(List.of(new NewMember(1, "Ada")));

    assertThat(service.members()).hasSize(1);
  }

  @Test
  void aFinalRefusalEndsTheImport() {
    service.refuse(400);

    assertThatThrownBy(() -> feed.sendMembers(List.of()))
        .isInstanceOf(ServerFailure.class)
        .hasMessageContaining("feed-service answered 400 to /internal/import/members");
  }

  @Test
  void aServiceThatStaysAwayEndsTheImport() {
    service.close();

    try (var hasty = new FeedImports(service.url(), tokens, Duration.ZERO)) {
      assertThatThrownBy(() -> hasty.sendFollows(List.of()))
          .isInstanceOf(ServerFailure.class)
          .hasMessageContaining("feed-service does not answer");
    }
  }
}
