package io.tulou.common.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorKeyTest {
  private static final String SCOPE = "roots|video/1|newest";
  private final CursorKey key =
      new CursorKey("a secret of sixteen bytes".getBytes(StandardCharsets.UTF_8));

  @Test
  void opensWhatItSealed() {
    var cursor = key.seal(SCOPE, Long.MIN_VALUE, -1, 0, Long.MAX_VALUE);

    assertThat(key.open(SCOPE, cursor, 4)).containsExactly(Long.MIN_VALUE, -1, 0, Long.MAX_VALUE);
  }

  @Test
  void refusesACursorWithAnyBitFlipped() {
    var sealed = Base64.getUrlDecoder().decode(key.seal(SCOPE, 42));
    for (int bit = 0; bit < sealed.length * 8; bit++) {
      var altered = sealed.clone();
      altered[bit / 8] ^= (byte) (1 << bit % 8);
      assertRefused(SCOPE, Base64.getUrlEncoder().withoutPadding().encodeToString(altered));
    }
  }

  @Test
  void refusesACursorOfAnotherSubjectSortKeyOrLength() {
    var cursor = key.seal(SCOPE, 42);

    assertRefused("roots|video/2|newest", cursor);
    assertRefused("roots|video/1|oldest", cursor);
    assertRefused(SCOPE, key.seal(SCOPE, 42, 43));
    assertRefused(SCOPE, new CursorKey(new byte[16]).seal(SCOPE, 42));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "=", "\u0000", "%%%%", "AAAA", "eyJmbG9vciI6MX0", "a b", "Ünïcode"})
  void refusesWhatIsNoCursor(String cursor) {
    assertRefused(SCOPE, cursor);
  }

  @Test
  void refusesPaddingAndLengthWithoutDecodingIt() {
    assertRefused(SCOPE, key.seal(SCOPE, 42) + "=");
    assertRefused(SCOPE, "A".repeat(10_000));
  }

  @Test
  void refusesRandomBytes() {
    var random = new Random(7);
    for (int i = 0; i < 1_000; i++) {
      var bytes = new byte[24];
      random.nextBytes(bytes);
      assertRefused(SCOPE, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }
  }

  private void assertRefused(String scope, String cursor) {
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> key.open(scope, cursor, 1))
        .satisfies(refusal -> assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_CURSOR));
  }
}
