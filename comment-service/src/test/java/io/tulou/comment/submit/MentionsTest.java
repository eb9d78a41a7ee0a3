package io.tulou.comment.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MentionsTest {
  @Test
  void membersAreFoundOnceEachInTheOrderOfTheText() {
    assertThat(Mentions.in("@42 and @7, (@42) @1001!")).containsExactly(42L, 7L, 1001L);
  }

  @Test
  void whatOnlyLooksLikeAMentionIsNone() {
    assertThat(
            Mentions.in(
                "a@42 me@example.com @042 @42b @0 @ 42 @ada @９ @9007199254740992 x/@3 @5@6"))
        .isEmpty();
  }

  @Test
  void tenMembersMayBeMentionedAndElevenMayNot() {
    assertThat(Mentions.in(mentions(10))).hasSize(10);
    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> Mentions.in(mentions(11)))
        .extracting(ApiException::code)
        .isEqualTo(ErrorCode.INVALID_TEXT);
  }

  private static String mentions(int count) {
    return LongStream.rangeClosed(1, count)
        .mapToObj(member -> "@" + member)
        .collect(Collectors.joining(" "));
  }
}
