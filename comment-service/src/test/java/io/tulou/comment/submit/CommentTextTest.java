package io.tulou.comment.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   \n\t ",
        "\u00a0\u3000\u2003",
        "\u200b\u200b",
        "\u3164",
        "\u2800\u2800",
        "\u00ad",
        "\u115f\u1160",
        "\uffa0",
        "\ufeff",
        "\u202e\u202c",
        "\ufe0f",
        "\u0301",
        "\u034f",
        "\u180e",
        "\udb40\udc20\udb40\udc7f"
      })
  void aTextWithoutInkIsRefused(String typed) {
    assertRefused(typed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\u0000b",
        "a\ud800b",
        "\udc00",
        "\u0007",
        "\u001b[31mred",
        "a\u0085b",
        "x\ud83d"
      })
  void whatIsNoTextIsRefused(String typed) {
    assertRefused(typed);
  }

  @Test
  void fourThousandCodePointsAreTakenHoweverManyUnitsTheyHave() {
    assertThat(CommentText.of("😀".repeat(4_000))).hasSize(8_000);
    assertRefused("😀".repeat(4_001));
    assertRefused("x".repeat(4_001));
  }

  @Test
  void theLimitCountsAfterNormalising() {
    // Composed, "é" twice 2,500 fits; as typed it has 5,000 code points.
    assertThat(CommentText.of("e\u0301".repeat(2_500))).hasSize(2_500);
    // U+FB2C is excluded from composition: three code points for each that was typed.
    assertRefused("\ufb2c".repeat(2_000));
  }

  @Test
  void composedAndDecomposedAreTheSameText() {
    assertThat(CommentText.of("Zoe\u0308")).isEqualTo(CommentText.of("Zo\u00eb"));
  }

  @Test
  void directionalOverridesAreTakenOutAndOtherMarksOfDirectionStay() {
    assertThat(CommentText.of("abc\u202egpj.exe\u202c \u2067x\u2069")).isEqualTo("abcgpj.exe x");
    assertThat(CommentText.of("א\u200f!")).isEqualTo("א\u200f!");
  }

  @Test
  void eightMarksOnACharacterAreWritingAndNineAreAPile() {
    assertThat(CommentText.of("x" + "\u0316".repeat(8))).hasSize(9);
    assertRefused("x" + "\u0316".repeat(9));
    assertRefused("z" + "\u0336\u0489".repeat(100));
  }

  @Test
  void emojiFamiliesFlagsAndKeycapsAreTaken() {
    var typed = "👨‍👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 🇨🇭 1️⃣ ❤️";

    assertThat(CommentText.of(typed)).isEqualTo(typed);
  }

  @Test
  void spaceAroundIsCutAndLineEndsAreUniform() {
    assertThat(CommentText.of("\u3000 a\r\nb\rc \u00a0\n")).isEqualTo("a\nb\nc");
  }

  private static void assertRefused(String typed) {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> CommentText.of(typed))
        .extracting(ApiException::code)
        .isEqualTo(ErrorCode.INVALID_TEXT);
  }
}
