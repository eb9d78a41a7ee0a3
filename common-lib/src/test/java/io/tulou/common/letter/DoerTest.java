package io.tulou.common.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"authorId":42,"text":"mine"}                       | true
          {"comment":{"authorId":42,"text":"mine, deeper"}}   | true
          [{"memberId":"42"}]                                 | true
          {"authorId":7,"mentions":[42],"text":"hey 42"}      | false
          {"authorId":421,"parentId":42}                      | false
          {"authorId":42, broken                              | true
          {"authorId":421, broken                             | false
          """)
  void aMessageIsTheDoingOfItsAuthorOrMember(String message, boolean isOf42) {
    assertThat(Doer.isDoneBy(42, message.getBytes(UTF_8))).isEqualTo(isOf42);
  }

  @Test
  void anEmptyMessageIsNobodys() {
    assertThat(Doer.isDoneBy(42, new byte[0])).isFalse();
    assertThat(Doer.isDoneBy(42, null)).isFalse();
  }
}
