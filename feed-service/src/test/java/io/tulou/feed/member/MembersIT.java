package io.tulou.feed.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.feed.RunningFeedService;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MembersIT extends RunningFeedService {
  @Test
  void anIntroductionRefreshesWhatItSays() {
    long member = newMember();
    as(member)
        .put(
            "/internal/members/me",
            Map.of("name", "Ada \ud83d\ude00", "picture", "https://example.org/ada.png"));
    var silent = new HashMap<String, Object>();
    silent.put("name", null);
    silent.put("picture", null);
    as(member).put("/internal/members/me", silent);
    var known = asNobody().get("/internal/members?id=" + member + "&id=9007199254740990").json();
    assertThat(known.toString())
        .isEqualTo(
            "[{\"id\":%d,\"name\":\"Ada \ud83d\ude00\",\"picture\":\"https://example.org/ada.png\"}]"
                .formatted(member));
  }

  @Test
  void whoeverWritesBeforeAnyIntroductionHasADefaultName() {
    as(8_888).publish("first of all");
    var profile = asNobody().get("/v1/members/8888").json();
    assertThat(profile.path("name").asString()).isEqualTo("Member 8888");
    assertThat(profile.path("postCount").asInt()).isEqualTo(1);
    assertThat(profile.path("createdAt").asString()).matches(".*\\.\\d{3}Z");
    assertThat(asNobody().get("/v1/members/8889").status()).isEqualTo(404);
  }
}
