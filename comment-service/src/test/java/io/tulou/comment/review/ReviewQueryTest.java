package io.tulou.comment.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentState;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

class ReviewQueryTest {
  @Test
  void everythingMayBeLeftOut() {
    var query = read("");

    assertThat(query)
        .isEqualTo(
            new ReviewQuery(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                ReviewOrder.NEWEST,
                Set.of(),
                20,
                null));
  }

  @Test
  void everythingMayBeGiven() {
    var query =
        read(
            "state=pending&q=*:* OR"
                + " a&subject=video/1&authorId=42&ip=192.0.2.1&rule=spam&reported=true&from=2026-01-01T00:00:00Z"
                + "&to=2026-02-01T00:00:00.500Z&sort=oldest&limit=50&cursor=abc");

    assertThat(query)
        .isEqualTo(
            new ReviewQuery(
                CommentState.PENDING,
                "*:* OR a",
                new SubjectRef("video", "1"),
                42L,
                "192.0.2.1",
                "spam",
                true,
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-02-01T00:00:00.500Z"),
                ReviewOrder.OLDEST,
                Set.of(),
                50,
                "abc"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "state=PENDING",
        "state=",
        "state=0",
        "q=",
        "q=%20",
        "subject=video",
        "subject=Video/1",
        "authorId=0",
        "authorId=-1",
        "authorId=01",
        "from=yesterday",
        "to=2026-01-01",
        "sort=likes",
        "reported=yes",
        "reported=false&sort=reports",
        "sort=",
        "limit=0",
        "limit=51",
        "limit=1e1",
        "limit=",
        "ip=example.org",
        "ip=",
        "rule=",
        "rule=a,b",
        "rule=Spam",
        "offset=10",
        "state=pending&state=removed"
      })
  void whatIsUnknownRepeatedOrMalformedIsRefused(String query) {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> read(query))
        .extracting(ApiException::code)
        .isEqualTo(ErrorCode.INVALID_REQUEST);
  }

  @Test
  void aQuestionIsBoundedInLength() {
    assertThat(read("q=" + "x".repeat(100)).q()).hasSize(100);
    assertThatExceptionOfType(ApiException.class).isThrownBy(() -> read("q=" + "x".repeat(101)));
  }

  @Test
  void theScopeOfACursorIsTheWholeFilter() {
    assertThat(read("state=pending").scope())
        .isNotEqualTo(read("state=removed").scope())
        .isNotEqualTo(read("state=pending&sort=oldest").scope())
        .isNotEqualTo(read("state=pending&authorId=1").scope())
        .isNotEqualTo(read("state=pending&ip=::1").scope())
        .isNotEqualTo(read("state=pending&rule=spam").scope())
        .isEqualTo(read("state=pending&limit=5").scope());
  }

  private static ReviewQuery read(String query) {
    var parameters = new LinkedMultiValueMap<String, String>();
    if (!query.isEmpty()) {
      UriComponentsBuilder.fromUriString("/?" + query.replace("%20", " "))
          .build()
          .getQueryParams()
          .forEach((name, values) ->
              values.forEach(value -> parameters.add(name, value == null ? "" : value)));
    }
    return ReviewQuery.of(parameters, Set.of());
  }
}
