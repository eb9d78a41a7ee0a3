package io.tulou.bff.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.bff.testing.DoorTest;
import io.tulou.bff.testing.Sample;
import org.junit.jupiter.api.Test;

class MemberScreenTest extends DoorTest {
  @Test
  void aScreenHasTheMemberPostsAndComments() {
    FEED.answer("GET /v1/members/7", 200, "{\"id\":\"7\",\"followerCount\":2}");
    FEED.answer(
        "GET /internal/members/7/posts",
        200,
        "{\"items\":[%s],\"nextCursor\":null,\"latest\":null}".formatted(Sample.post(601, 7)));
    COMMENTS.answer("GET /internal/members/7/comments", 200, Sample.page(1, 97_000, "null"));
    COMMENTS.answer("GET /internal/subject-summaries", 200, "{\"items\":[]}");

    var screen = json(get("/v1/pages/members/7?limit=5"));

    assertThat(screen.at("/member/data/followerCount").asInt()).isEqualTo(2);
    assertThat(screen.at("/posts/data/items/0/id").asString()).isEqualTo("601");
    assertThat(screen.at("/comments/data/items")).hasSize(1);
  }

  @Test
  void aMemberNobodyKnowsIsNotFound() {
    FEED.problem("GET /v1/members/7", 404, "not-found");

    assertThat(get("/v1/pages/members/7").statusCode()).isEqualTo(404);
  }
}
