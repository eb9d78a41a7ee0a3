package io.tulou.bff.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.bff.testing.DoorTest;
import io.tulou.bff.testing.FakeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "tulou.services.trust-lanes=true")
class LaneTest extends DoorTest {
  private static final String COUNTS = "/v1/comment-counts";
  private static final String QUERY = COUNTS + "?subject=video/1";
  private static final FakeService GREEN = new FakeService();

  @DynamicPropertySource
  static void lanes(DynamicPropertyRegistry registry) {
    registry.add("tulou.services.lanes.green.comment", GREEN::uri);
  }

  @BeforeEach
  void allAnswer() {
    GREEN.reset();
    COMMENTS.answer("GET " + COUNTS, 200, "{\"items\":[]}");
    GREEN.answer("GET " + COUNTS, 200, "{\"items\":[]}");
  }

  @Test
  void aRequestOfALaneGoesToTheLanesOwnInstanceAndTakesItsLaneAlong() {
    assertThat(get(QUERY, "X-Lane", "green").statusCode()).isEqualTo(200);

    assertThat(GREEN.calls(COUNTS)).hasSize(1);
    assertThat(GREEN.calls(COUNTS).getFirst().header("X-lane")).isEqualTo("green");
    assertThat(COMMENTS.calls()).isEmpty();
  }

  @Test
  void whereALaneHasNothingOfItsOwnTheBaseServes() {
    FEED.answer("GET /v1/members/1", 200, "{}");

    assertThat(get("/v1/members/1", "X-Lane", "green").statusCode()).isEqualTo(200);
    assertThat(get(QUERY, "X-Lane", "unknown").statusCode()).isEqualTo(200);
    assertThat(get(QUERY).statusCode()).isEqualTo(200);

    assertThat(FEED.calls("/v1/members/1")).hasSize(1);
    assertThat(COMMENTS.calls(COUNTS)).hasSize(2);
    assertThat(GREEN.calls()).isEmpty();
  }

  @Test
  void whatIsNotTheNameOfALaneIsRefused() {
    assertThat(get(QUERY, "X-Lane", "Green!").statusCode()).isEqualTo(400);
    assertThat(get(QUERY, "X-Lane", "green", "X-Lane", "blue").statusCode()).isEqualTo(400);

    assertThat(GREEN.calls()).isEmpty();
    assertThat(COMMENTS.calls()).isEmpty();
  }
}
