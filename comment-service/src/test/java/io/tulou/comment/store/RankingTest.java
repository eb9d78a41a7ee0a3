package io.tulou.comment.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingTest {
  @Test
  void theRestIsEveryFloorThatNoMemberHasInDescendingRuns() {
    for (int seed = 0; seed < 300; seed++) {
      var random = new Random(seed);
      int top = 1 + random.nextInt(2_000);
      var floors = IntStream.rangeClosed(1, top).filter(floor -> random.nextInt(4) > 0).boxed();
      var ranking = ranking(floors.toList());
      var members = IntStream.range(0, ranking.size()).map(ranking::floor).boxed().toList();

      var rest = new ArrayList<Integer>();
      for (int below = top + 1; below > 1; ) {
        var part = ranking.rest(below);
        part.ranges()
            .forEach(range -> {
              for (int floor = range.highest(); floor >= range.lowest(); floor--) {
                rest.add(floor);
              }
            });
        assertThat(part.below()).isLessThan(below);
        below = part.below();
      }

      var expected =
          IntStream.rangeClosed(1, top).boxed().filter(floor -> !members.contains(floor)).toList();
      assertThat(rest).as("seed %d", seed).isEqualTo(expected.reversed());
    }
  }

  @Test
  void whatIsPackedIsUnpackedTheSame() {
    var ranking = ranking(List.of(3, 1, 7));

    var again = Ranking.unpack(ranking.pack());

    assertThat(again.pack()).isEqualTo(ranking.pack());
    assertThat(again.commentId(2)).isEqualTo(1_007);
    assertThat(again.lowestFloor()).isEqualTo(1);
  }

  private static Ranking ranking(List<Integer> floors) {
    var members = floors.stream().map(floor -> new IndexMember(1_000 + floor, floor)).toList();
    return new Ranking(5, 9, 1_000, true, members);
  }
}
