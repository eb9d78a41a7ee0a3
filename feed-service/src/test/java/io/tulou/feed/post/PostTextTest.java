package io.tulou.feed.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  \n\t ",
        "\u200b\u200d\ufeff",
        "\u3164\u2800",
        "a\u0000b",
        "lone \ud83d surrogate",
        "\u0301"
      })
  void textWithNothingToSeeOrThatIsNoTextIsRefused(String typed) {
    assertThatThrownBy(() -> PostText.of(typed))
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_TEXT));
  }

  @Test
  void lengthIsCountedInCodePointsAfterTrimming() {
    assertThat(PostText.of(" " + "\ud83d\ude00".repeat(4_000) + "\n")).hasSize(8_000);
    assertThatThrownBy(() -> PostText.of("a".repeat(4_001))).isInstanceOf(ApiException.class);
  }

  @Test
  void textIsComposed() {
    assertThat(PostText.of("e\u0301")).isEqualTo("\u00e9");
  }
}
