package io.tulou.comment.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.comment.testing.Rows;
import io.tulou.comment.testing.ShownPage;
import io.tulou.comment.testing.ShownPage.ShownComment;
import io.tulou.comment.testing.WritingTest;
import io.tulou.common.identity.Caller;
import io.tulou.contract.comment.CommentCommand.EditComment;
import io.tulou.contract.comment.CommentKeys;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.http.CommentEdit;
import io.tulou.contract.http.CommentReceipt;
import io.tulou.contract.http.CommentView;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

class EditIT extends WritingTest {
  @Test
  void anEditIsSeenByEverybodyAtOnceWithItsMentionsLookedForAnew() {
    var subject = fresh();
    var written = publish(ADA, subject, null, "tpyo @42", null).comment();

    var receipt = edit(ADA, written.id(), "\"" + written.version() + "\"", " *typo* @43 ");

    assertThat(receipt.applied()).isTrue();
    assertThat(receipt.comment().text()).isEqualTo("*typo* @43");
    assertThat(receipt.comment().html()).isEqualTo("<p><em>typo</em> &#64;43</p>");
    assertThat(receipt.comment().mentions()).containsExactly(43L);
    assertThat(receipt.comment().edited()).isTrue();
    assertThat(receipt.comment().editedAt()).isAfter(written.createdAt());
    assertThat(receipt.comment().version()).isGreaterThan(written.version());
    assertThat(api(Caller.NOBODY).getComment(written.id())).isEqualTo(receipt.comment());
    assertThat(roots(BOB, subject)).extracting(ShownComment::text).containsExactly("*typo* @43");
  }

  @Test
  void aStaleVersionIsAConflictThatNamesThePresentOne() {
    var subject = fresh();
    var written = publish(ADA, subject, null, "one", null).comment();
    var second = edit(ADA, written.id(), null, "two").comment();

    assertThat(refusal(() -> edit(ADA, written.id(), "\"" + written.version() + "\"", "three")))
        .contains("409", "version-conflict", "version is " + second.version());
    assertThat(api(BOB).getComment(written.id()).text()).isEqualTo("two");
    assertThat(edit(ADA, written.id(), "*", "four").comment().text()).isEqualTo("four");
  }

  @Test
  void theVersionIsLeftToTheWorkerWhereThisNodeMayBeBehind() {
    var subject = fresh();
    var written = publish(ADA, subject, null, "one", null).comment();

    edit(ADA, written.id(), "\"" + (written.version() + 5) + "\"", "two");

    assertThat(worker.heardOf(subject).getLast())
        .isInstanceOfSatisfying(
            EditComment.class,
            command -> assertThat(command.expectedVersion()).isEqualTo(written.version() + 5));
  }

  @Test
  void onlyTheAuthorEditsAndOnlyForAWhile() {
    var subject = rows.subject();
    var written = publish(ADA, subject.ref(), null, "mine", null).comment();
    long old = rows.write(new Rows.Comment(subject, Rows.nextId(), 0, 99, 1001, 0, 0, 1));

    assertThat(refusal(() -> edit(BOB, written.id(), null, "his"))).contains("403", "forbidden");
    assertThat(refusal(() -> edit(MODERATOR, written.id(), null, "theirs"))).contains("403");
    assertThat(refusal(() -> edit(Caller.NOBODY, written.id(), null, "none"))).contains("401");
    assertThat(refusal(() -> edit(ADA, old, null, "late"))).contains("403", "900 seconds");
    assertThat(refusal(() -> edit(ADA, 8_765_432_100L, null, "lost"))).contains("404");
    assertThat(worker.heardOf(subject.ref())).hasSize(1);
  }

  @Test
  void whatIsGoneOrLockedIsNotEdited() {
    var subject = fresh();
    var removed = publish(ADA, subject, null, "bad", null).comment();
    var deleted = publish(ADA, subject, null, "gone", null).comment();
    var locked = publish(ADA, subject, null, "frozen", null).comment();
    decide(MODERATOR, "remove", null, removed.id());
    delete(ADA, deleted.id());
    put(ADMIN, subject, "{\"state\":\"locked\"}");

    assertThat(refusal(() -> edit(ADA, deleted.id(), null, "x"))).contains("404", "not-found");
    assertThat(refusal(() -> edit(ADA, locked.id(), null, "x"))).contains("423");
    put(ADMIN, subject, "{\"state\":\"open\"}");
    worker.refuse("conflict");
    assertThat(refusal(() -> edit(ADA, removed.id(), null, "x"))).contains("409", "conflict");
  }

  @Test
  void anEditThatIsNotAppliedYetIsShownToItsAuthorAlone() {
    var subject = fresh();
    var root = publish(ADA, subject, null, "root", null).comment();
    var reply = publish(ADA, subject, null, "reply", root.id()).comment();
    worker.sleep();

    var receipt = edit(ADA, root.id(), null, "new root");
    edit(ADA, reply.id(), null, "new reply");

    assertThat(receipt.applied()).isFalse();
    assertThat(receipt.comment().edited()).isTrue();
    assertThat(api(ADA).getComment(root.id()).text()).isEqualTo("new root");
    assertThat(roots(ADA, subject)).extracting(ShownComment::text).containsExactly("new root");
    assertThat(replies(ADA, root)).containsExactly("new reply");
    assertThat(api(BOB).getComment(root.id()).text()).isEqualTo("root");
    assertThat(roots(BOB, subject)).extracting(ShownComment::text).containsExactly("root");
    assertThat(replies(BOB, root)).containsExactly("reply");

    worker.wake();

    await()
        .untilAsserted(() -> {
          assertThat(roots(BOB, subject))
              .extracting(ShownComment::text)
              .containsExactly("new root");
          assertThat(replies(BOB, root)).containsExactly("new reply");
          assertThat(redis.opsForHash().size(CommentKeys.ownWrites(subject, 1001))).isZero();
        });
  }

  @Test
  void aCommentIsEditedBeforeItIsApplied() {
    var subject = fresh();
    worker.sleep();
    long id = publish(ADA, subject, null, "first", null).comment().id();

    edit(ADA, id, null, "second");

    assertThat(roots(ADA, subject)).extracting(ShownComment::text).containsExactly("second");
    worker.wake();
    await()
        .untilAsserted(() ->
            assertThat(roots(BOB, subject))
                .extracting(ShownComment::text)
                .containsExactly("second"));
  }

  @Test
  void whereReviewComesFirstReadersKeepTheOldText() {
    var subject = fresh();
    var written = publish(ADA, subject, null, "good", null).comment();
    put(ADMIN, subject, "{\"mode\":\"pre\"}");

    var receipt = edit(ADA, written.id(), null, "perhaps better");

    assertThat(receipt.applied()).isTrue();
    assertThat(receipt.comment().state()).isEqualTo(CommentState.PENDING);
    assertThat(receipt.comment().text()).isEqualTo("perhaps better");
    for (var insider : new Caller[] {ADA, MODERATOR}) {
      assertThat(api(insider).getComment(written.id()))
          .extracting(CommentView::text, CommentView::state)
          .containsExactly("perhaps better", CommentState.PENDING);
    }
    assertThat(api(BOB).getComment(written.id()))
        .extracting(CommentView::text, CommentView::state, CommentView::edited)
        .containsExactly("good", CommentState.VISIBLE, false);
    assertThat(roots(BOB, subject)).extracting(ShownComment::text).containsExactly("good");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"a\"", "W/\"1\"", "\"1\", \"2\"", "\"01\"", ""})
  void aConditionThatIsNoVersionIsRefused(String ifMatch) {
    var written = publish(ADA, fresh(), null, "text", null).comment();

    assertThat(refusal(() -> edit(ADA, written.id(), ifMatch, "other")))
        .contains("400", "invalid-request", "If-Match");
  }

  @ParameterizedTest(name = "{1} {0}")
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "|{\"text\":\" \"}|, 422, invalid-text",
        "|{\"text\":\"a\\u0000b\"}|, 422, invalid-text",
        "|{\"text\":null}|, 400, invalid-request",
        "|{}|, 400, invalid-request",
        "|{\"text\":\"a\",\"state\":\"visible\"}|, 400, invalid-request"
      })
  void editsAreTakenStrictly(String body, int status, String code) {
    var path = "/internal/comments/" + publish(ADA, fresh(), null, "text", null).comment().id();

    assertThat(status(http(ADA), HttpMethod.PATCH, path, body)).isEqualTo(status);
    assertThat(body(http(ADA), HttpMethod.PATCH, path, body)).contains("\"" + code + "\"");
  }

  private CommentReceipt edit(Caller caller, long commentId, String ifMatch, String text) {
    return api(caller).edit(commentId, ifMatch, new CommentEdit(text));
  }

  private List<String> replies(Caller caller, CommentView root) {
    return ShownPage.of(api(caller).listReplies(root.id(), "oldest", 20, null)).items().stream()
        .map(ShownComment::text)
        .toList();
  }
}
