package io.tulou.feed.member;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemberNameTest {
  @Test
  void longNamesAreCutBetweenCodePoints() {
    assertThat(MemberName.of("\ud83d\ude00".repeat(90))).isEqualTo("\ud83d\ude00".repeat(80));
  }

  @Test
  void whatCannotBeSeenIsNoName() {
    assertThat(MemberName.of(" \u200b\u0000\n ")).isNull();
    assertThat(MemberName.of("A\u202eda ")).isEqualTo("Ada");
  }

  @Test
  void onlyWebAddressesArePictures() {
    assertThat(PictureAddress.of("https://example.org/a.png")).isNotNull();
    assertThat(PictureAddress.of("javascript:alert(1)")).isNull();
    assertThat(PictureAddress.of("https:///nohost")).isNull();
  }
}
