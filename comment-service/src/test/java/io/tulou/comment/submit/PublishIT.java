package io.tulou.comment.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.tulou.comment.testing.ShownPage;
import io.tulou.comment.testing.ShownPage.ShownComment;
import io.tulou.comment.testing.WritingTest;
import io.tulou.common.identity.Caller;
import io.tulou.contract.comment.CommentCommand.PublishComment;
import io.tulou.contract.comment.CommentKeys;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.http.CommentDraft;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

class PublishIT extends WritingTest {
  @Test
  void aPublishedCommentIsSeenByEverybodyAtOnce() {
    var subject = fresh();

    var receipt = publish(ADA, subject, null, " *Hello* @42\u202e ", null);

    assertThat(receipt.applied()).isTrue();
    assertThat(receipt.comment().floor()).isEqualTo(1);
    assertThat(receipt.comment().text()).isEqualTo("*Hello* @42");
    assertThat(receipt.comment().html()).isEqualTo("<p><em>Hello</em> &#64;42</p>");
    assertThat(receipt.comment().mentions()).containsExactly(42L);
    assertThat(roots(BOB, subject))
        .extracting(ShownComment::id)
        .containsExactly(receipt.comment().id());
    assertThat(api(Caller.NOBODY).getComment(receipt.comment().id())).isEqualTo(receipt.comment());
    assertThat(worker.heardOf(subject).getFirst())
        .isInstanceOfSatisfying(
            PublishComment.class,
            command -> {
              assertThat(command.ip()).isEqualTo("192.0.2.7");
              assertThat(command.device()).isEqualTo("test");
            });
  }

  @Test
  void aCommentThatIsNotAppliedYetIsShownToItsAuthorAlone() {
    var subject = fresh();
    worker.sleep();

    var receipt = publish(ADA, subject, null, "early", null);
    long id = receipt.comment().id();

    assertThat(receipt.applied()).isFalse();
    assertThat(receipt.comment().floor()).isNull();
    assertThat(roots(ADA, subject)).extracting(ShownComment::id).containsExactly(id);
    assertThat(roots(BOB, subject)).isEmpty();
    assertThat(api(ADA).getComment(id).text()).isEqualTo("early");
    assertThat(status(http(BOB), HttpMethod.GET, "/internal/comments/" + id, null)).isEqualTo(404);

    worker.wake();

    await()
        .untilAsserted(() -> {
          assertThat(roots(BOB, subject)).extracting(ShownComment::floor).containsExactly(1);
          assertThat(roots(ADA, subject)).extracting(ShownComment::floor).containsExactly(1);
          assertThat(redis.opsForHash().size(CommentKeys.ownWrites(subject, 1001))).isZero();
        });
  }

  @Test
  void whoWasTold202AndIsRefusedAfterwardsHearsWhyAndSeesItNoMore() {
    var subject = fresh();
    worker.sleep();
    var receipt = publish(ADA, subject, null, "early", null);
    var path = "/internal/comments/" + receipt.comment().id();
    assertThat(receipt.applied()).isFalse();
    assertThat(status(http(ADA), HttpMethod.GET, path, null)).isEqualTo(200);

    worker.refuse("subject-locked");
    worker.wake();

    await().until(() -> status(http(ADA), HttpMethod.GET, path, null) == 404);
    assertThat(body(http(ADA), HttpMethod.GET, path, null)).contains("(subject-locked). No.");
    assertThat(body(http(BOB), HttpMethod.GET, path, null)).doesNotContain("subject-locked");
    assertThat(roots(ADA, subject)).isEmpty();
  }

  @Test
  void underReviewFirstACommentIsPendingAndShownToItsAuthorAndModerators() {
    var subject = fresh();
    put(ADMIN, subject, "{\"mode\":\"pre\"}");

    var receipt = publish(ADA, subject, null, "please look", null);

    assertThat(receipt.comment().state()).isEqualTo(CommentState.PENDING);
    assertThat(roots(ADA, subject)).hasSize(1);
    assertThat(roots(BOB, subject)).isEmpty();
    assertThat(api(MODERATOR).getComment(receipt.comment().id()).text()).isEqualTo("please look");

    decide(MODERATOR, "approve", null, receipt.comment().id());

    assertThat(roots(BOB, subject)).hasSize(1);
    assertThat(roots(ADA, subject)).hasSize(1);
  }

  @Test
  void whatTheWorkerRefusesIsRefusedWithItsCode() {
    var subject = fresh();
    worker.refuse("subject-locked");

    assertThat(refusal(() -> publish(ADA, subject, "again", "too late", null)))
        .contains("423", "subject-locked");

    worker.refuse("");
    assertThat(publish(ADA, subject, "again", "too late", null).applied()).isTrue();
  }

  @Test
  void whoComesTooSoonInSlowModeIsToldWhenToComeBack() {
    var subject = fresh();
    put(ADMIN, subject, "{\"slowModeSeconds\":60,\"ownerId\":\"1002\"}");
    var first = publish(ADA, subject, "slow-1", "one", null);

    var refused =
        catchThrowableOfType(
            RestClientResponseException.class, () -> publish(ADA, subject, "slow-2", "two", null));

    assertThat(refused.getStatusCode().value()).isEqualTo(429);
    assertThat(refused.getResponseBodyAsString()).contains("\"slow-mode\"", "60 seconds");
    assertThat(Integer.parseInt(refused.getResponseHeaders().getFirst("Retry-After")))
        .isBetween(50, 60);
    assertThat(worker.heardOf(subject)).filteredOn(PublishComment.class::isInstance).hasSize(1);
    redis.delete("{m:1001}:idem:slow-1");
    assertThat(publish(ADA, subject, "slow-1", "one", null).comment().id())
        .isEqualTo(first.comment().id());
    var letIn = new ArrayList<Long>();
    for (var exempt : new Caller[] {BOB, MODERATOR}) {
      letIn.add(publish(exempt, subject, null, "one", null).comment().id());
      letIn.add(publish(exempt, subject, null, "two", null).comment().id());
    }
    await()
        .untilAsserted(() ->
            assertThat(worker.heardOf(subject))
                .filteredOn(PublishComment.class::isInstance)
                .extracting(command -> ((PublishComment) command).commentId())
                .containsAll(letIn));
    assertThat(worker.heardOf(subject).getLast())
        .isInstanceOfSatisfying(
            PublishComment.class, command -> assertThat(command.byModerator()).isTrue());
  }

  @Test
  void whenTheWorkerAsksToWaitSoDoesTheAnswer() {
    var subject = fresh();
    worker.refuse("slow-mode");

    var refused =
        catchThrowableOfType(
            RestClientResponseException.class, () -> publish(ADA, subject, null, "too soon", null));

    assertThat(refused.getStatusCode().value()).isEqualTo(429);
    assertThat(refused.getResponseHeaders().getFirst("Retry-After")).isEqualTo("7");
  }

  @Test
  void aLockedSubjectTakesNothing() {
    var subject = rows.subject(1, 0, 0);

    assertThat(refusal(() -> publish(ADA, subject.ref(), null, "knock", null)))
        .contains("423", "subject-locked");
    assertThat(worker.heardOf(subject.ref())).isEmpty();
  }

  @Test
  void aReplyHangsUnderTheRootOfWhatItAnswers() {
    var subject = fresh();
    var root = publish(ADA, subject, null, "root", null).comment();
    var reply = publish(BOB, subject, null, "reply", root.id()).comment();
    var answer = publish(ADA, subject, null, "answer", reply.id()).comment();

    assertThat(reply.rootId()).isEqualTo(root.id());
    assertThat(answer.rootId()).isEqualTo(root.id());
    assertThat(answer.parentId()).isEqualTo(reply.id());
    assertThat(ShownPage.of(api(Caller.NOBODY).listReplies(root.id(), "oldest", 20, null)).items())
        .extracting(ShownComment::id)
        .containsExactly(reply.id(), answer.id());
  }

  @Test
  void aFreshReplyIsAtTheEndForItsAuthor() {
    var subject = fresh();
    var root = publish(ADA, subject, null, "root", null).comment();
    worker.sleep();
    var reply = publish(ADA, subject, null, "reply", root.id()).comment();

    assertThat(ShownPage.of(api(ADA).listReplies(root.id(), "oldest", 20, null)).items())
        .extracting(ShownComment::id)
        .containsExactly(reply.id());
    assertThat(ShownPage.of(api(BOB).listReplies(root.id(), "oldest", 20, null)).items()).isEmpty();
    worker.wake();
  }

  @Test
  void whatIsNotAppliedYetCanBeAnsweredLikedAndDeletedByItsAuthor() {
    var subject = fresh();
    worker.sleep();
    long kept = publish(ADA, subject, null, "keep", null).comment().id();
    long taken = publish(ADA, subject, null, "take away", null).comment().id();

    long reply = publish(ADA, subject, null, "and more", kept).comment().id();
    int liked =
        status(
            http(ADA), HttpMethod.PUT, "/v1/comments/" + kept + "/reaction", "{\"kind\":\"like\"}");
    int deleted = delete(ADA, taken);

    assertThat(liked).isEqualTo(202);
    assertThat(deleted).isEqualTo(202);
    assertThat(roots(ADA, subject)).extracting(ShownComment::id).containsExactly(kept);
    worker.wake();
    await()
        .untilAsserted(() -> {
          assertThat(roots(BOB, subject)).extracting(ShownComment::id).containsExactly(kept);
          assertThat(api(BOB).getComment(kept).likeCount()).isEqualTo(1);
          assertThat(api(BOB).getComment(reply).rootId()).isEqualTo(kept);
        });
  }

  @Test
  void aParentThatCannotBeAnsweredIsRefused() {
    var subject = fresh();
    var elsewhere = publish(ADA, fresh(), null, "elsewhere", null).comment();
    var removed = publish(ADA, subject, null, "bad", null).comment();
    decide(MODERATOR, "remove", null, removed.id());

    assertThat(refusal(() -> publish(ADA, subject, null, "x", elsewhere.id())))
        .contains("400", "invalid-request", "parentId");
    assertThat(refusal(() -> publish(ADA, subject, null, "x", 8_765_432_100L)))
        .contains("400", "parentId");
    assertThat(refusal(() -> publish(ADA, subject, null, "x", removed.id())))
        .contains("409", "conflict");
    assertThat(
            refusal(() ->
                api(ADA).publish(subject.type(), subject.id(), null, new CommentDraft("x", "01"))))
        .contains("400", "parentId");
  }

  @ParameterizedTest(name = "{1} {0}")
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "|{\"text\":\"\"}|, 422, invalid-text",
        "|{\"text\":\"\\u200b\"}|, 422, invalid-text",
        "|{\"text\":\"a\\u0000b\"}|, 422, invalid-text",
        "|{\"text\":\"\\ud800\"}|, 422, invalid-text",
        "|{\"text\":null}|, 400, invalid-request",
        "|{}|, 400, invalid-request",
        "|{\"text\":12}|, 400, invalid-request",
        "|{\"text\":[\"a\"]}|, 400, invalid-request",
        "|{\"text\":\"a\",\"text\":\"b\"}|, 400, invalid-request",
        "|{\"text\":\"a\",\"state\":\"visible\"}|, 400, invalid-request",
        "|{\"text\":\"a\",\"parentId\":12}|, 400, invalid-request",
        "|{\"text\":\"a\"} x|, 400, invalid-request",
        "|[]|, 400, invalid-request",
        "|null|, 400, invalid-request"
      })
  void draftsAreTakenStrictly(String body, int status, String code) {
    var path = "/internal/subjects/video/strict/comments";

    assertThat(status(http(ADA), HttpMethod.POST, path, body)).isEqualTo(status);
    assertThat(body(http(ADA), HttpMethod.POST, path, body)).contains("\"" + code + "\"");
  }

  @Test
  void nobodyWritesWithoutATokenAndNobodyCallsPastTheDoor() {
    var path = "/internal/subjects/video/1/comments";
    var draft = "{\"text\":\"a\"}";

    assertThat(status(http(Caller.NOBODY), HttpMethod.POST, path, draft)).isEqualTo(401);
    var stranger = RestClient.create("http://127.0.0.1:" + port());
    assertThat(status(stranger, HttpMethod.POST, path, draft)).isEqualTo(401);
    assertThat(status(stranger, HttpMethod.GET, "/v1/subjects/video/1", null)).isEqualTo(401);
  }
}
