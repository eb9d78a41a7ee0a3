package io.tulou.bff.live;

import static io.tulou.bff.live.FakeOutlet.lastId;
import static io.tulou.bff.live.Stage.OTHER;
import static io.tulou.bff.live.Stage.VIDEO;
import static io.tulou.contract.comment.CommentState.REMOVED;
import static io.tulou.contract.comment.CommentState.VISIBLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tulou.common.web.ApiException;
import io.tulou.contract.comment.CommentEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ResumeTest {
  private final Stage first = new Stage().following();
  private final Stage second = new Stage().following();

  @Test
  void anotherNodeTellsWhatWasMissedAndNothingElse() {
    var reader = first.join(VIDEO);
    both(stage -> stage.append(comment(1, 0, 1)));
    both(stage -> stage.paces(1));
    var id = lastId(reader.take());
    both(stage -> stage.append(comment(2, 0, 1), comment(1, 4, 2), elsewhere(3)));
    both(stage -> stage.paces(1));

    var back = second.join(id, VIDEO).take();

    assertThat(FakeOutlet.named(back)).containsExactly("comment", "counts");
    assertThat(back)
        .contains("\"id\":\"2\"", "\"id\":\"1\",\"likeCount\":4")
        .doesNotContain("\"3\"");
    assertThat(second.join(lastId(back), VIDEO).takeNames()).isEmpty();
  }

  @Test
  void ofWhatCameAndWentOnlyTheEndIsTold() {
    var id = lastId(first.join(VIDEO).take());
    both(stage -> stage.append(comment(1, 0, 1), comment(1, 9, 2), comment(2, 0, 1)));
    both(stage ->
        stage.append(
            Stage.comment(VIDEO, 2, REMOVED, 0, 2, stage.clock.instant()), comment(4, 0, 1)));

    var back = second.join(id, VIDEO).take();

    assertThat(FakeOutlet.named(back)).containsExactly("comment", "decision", "comment", "counts");
    assertThat(back).contains("\"likeCount\":9").contains("\"id\":\"2\",\"effect\":\"gone\"");
  }

  @Test
  void anIdIsNotAheadOfWhatIsStillToBeTold() {
    var reader = first.join(VIDEO, OTHER);
    both(stage -> stage.append(comment(1, 0, 1)));
    both(stage -> stage.append(comment(1, 1, 2), elsewhere(3)));
    var id = lastId(reader.take());

    var back = second.join(id, VIDEO, OTHER).take();

    assertThat(back).contains("\"likeCount\":1", "\"id\":\"3\"");
  }

  @Test
  void afterTwoMinutesThePageIsToBeLoadedAgain() {
    var id = lastId(first.join(VIDEO).take());
    both(stage -> stage.append(comment(1, 0, 1)));
    both(stage -> stage.clock.turn(Duration.ofSeconds(119)));
    both(stage -> stage.paces(1));
    assertThat(second.join(id, VIDEO).takeNames()).containsExactly("comment", "counts");

    both(stage -> stage.clock.turn(Duration.ofSeconds(2)));
    both(stage -> stage.paces(1));

    assertThat(second.join(id, VIDEO).takeNames()).containsExactly("reload");
  }

  @Test
  void aNodeThatBeganLaterSaysSoIfSomethingHappenedBefore() {
    var id = lastId(first.join(VIDEO).take());
    var quiet = new Stage().followingFrom(first);
    assertThat(quiet.join(id, VIDEO).takeNames()).isEmpty();

    first.append(comment(1, 0, 1));
    var late = new Stage().followingFrom(first);

    assertThat(late.join(id, VIDEO).takeNames()).containsExactly("reload");
  }

  @Test
  void aNodeWithoutTheLogGivesNoIdsAndCannotResume() {
    var id = lastId(first.join(VIDEO).take());
    var deaf = new Stage();

    assertThat(deaf.join(id, VIDEO).take()).contains("event: reload").doesNotContain("id: ");
  }

  @Test
  void aBusyWindowIsAsShortAsItsBound() {
    var small = new Stage(Map.of("tulou.live.kept", "10")).following();
    var id = lastId(small.join(VIDEO).take());

    for (int i = 1; i <= 11; i++) {
      small.append(comment(i, 0, 1));
    }

    assertThat(small.join(id, VIDEO).takeNames()).containsExactly("reload");
  }

  @Test
  void anIdOfSomebodyElsesIsRefused() {
    assertThatThrownBy(() -> first.join("bm90IGFuIGlkIG9mIG91cnMgYXQgYWxs", VIDEO))
        .isInstanceOf(ApiException.class);
    assertThat(first.hub.size()).isZero();
  }

  private void both(Consumer<Stage> does) {
    List.of(first, second).forEach(does);
  }

  private CommentEvent comment(long id, int likes, long version) {
    return Stage.comment(VIDEO, id, VISIBLE, likes, version, first.clock.instant());
  }

  private CommentEvent elsewhere(long id) {
    return Stage.comment(OTHER, id, VISIBLE, 0, 1, first.clock.instant());
  }
}
