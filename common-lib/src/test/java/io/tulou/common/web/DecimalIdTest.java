package io.tulou.common.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalIdTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0",
        "-1",
        "+1",
        "01",
        "1 ",
        "0x10",
        "1e3",
        "1.0",
        "１",
        "9007199254740992",
        "99999999999999999999",
        "1\u0000"
      })
  void whatIsNoIdIsNotTaken(String text) {
    assertThat(DecimalId.find(text)).isEmpty();
  }

  @Test
  void theLargestIdIsExactInJavaScript() {
    assertThat(DecimalId.find("9007199254740991")).hasValue(DecimalId.MAXIMUM);
    assertThat(DecimalId.find("1")).hasValue(1);
  }
}
