package io.tulou.local.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tulou.local.server.ServerFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MemberNumbersTest {
  @Test
  void usersTheDeletedOneAndVotersNeverMeet() {
    var members = new MemberNumbers(3L << 32);

    assertThat(members.member(MemberNumbers.LARGEST)).isLessThan(members.deletedUser());
    assertThat(members.member(0)).isEqualTo(members.deletedUser());
    assertThat(members.deletedUser()).isLessThan(members.voter(0));
    assertThat(members.voter(Integer.MAX_VALUE)).isLessThan(4L << 32);
  }

  @Test
  void sourcesKeepTheirMembersApartAndWithinFiftyThreeBits() {
    var beer = Source.of(Path.of("x/se-beer.jsonl"), null);
    var quantum = Source.of(Path.of("se-quantum.jsonl"), null);

    assertThat(beer.name()).isEqualTo("se-beer");
    assertThat(beer.memberOffset()).isNotEqualTo(quantum.memberOffset()).isPositive();
    assertThat(beer.memberOffset() % (1L << 32)).isZero();
    assertThat(new MemberNumbers(beer.memberOffset()).voter(Integer.MAX_VALUE))
        .isLessThan(1L << 53);
  }

  @Test
  void aSourceIsNamedLikeATypeOfSubject() {
    assertThat(Source.of(Path.of("Wiki-Vote.txt"), null).name()).isEqualTo("wiki-vote");
    assertThat(Source.of(Path.of("musae_git.csv"), null).name()).isEqualTo("musae-git");
    assertThat(Source.of(Path.of("1.csv"), "mine").name()).isEqualTo("mine");
    assertThatThrownBy(() -> Source.of(Path.of("1.csv"), null))
        .isInstanceOf(ServerFailure.class)
        .hasMessageContaining("--source NAME");
  }

  @Test
  void anOffsetLeavesRoomForTheSource() {
    assertThatThrownBy(() -> new MemberNumbers(-1)).isInstanceOf(ServerFailure.class);
    assertThatThrownBy(() -> new MemberNumbers(1L << 53)).isInstanceOf(ServerFailure.class);
  }
}
