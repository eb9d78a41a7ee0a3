package io.tulou.commentjob.apply;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FoldedTextTest {
  @Test
  void caseAndSpacesMakeNoDifference() {
    assertThat(FoldedText.hash(" First!\n\tFIRST "))
        .isEqualTo(FoldedText.hash("first!first"))
        .isNotEqualTo(FoldedText.hash("first first"));
  }

  @Test
  void whatNeedsTablesFoldsToTheSameAsWhatDoesNot() {
    assertThat(FoldedText.hash("ｆｉｒｓｔ\u200b\u00a0ONE\u007f"))
        .isEqualTo(FoldedText.hash("First one"));
  }
}
