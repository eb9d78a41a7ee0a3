package io.tulou.comment.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.comment.testing.WritingTest;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentCommand.DecideComment;
import io.tulou.contract.comment.CommentCommand.PublishComment;
import io.tulou.contract.comment.CommentCommand.ReportComment;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClientResponseException;

class RepeatedRequestIT extends WritingTest {
  @Test
  void theSameKeyAndBodyGiveTheSameCommentAndHaveOneEffect() {
    var subject = fresh();
    var first = publish(ADA, subject, "key-1", "once", null);

    var again = publish(ADA, subject, "key-1", "once", null);

    assertThat(again.comment().id()).isEqualTo(first.comment().id());
    assertThat(again.applied()).isTrue();
    assertThat(worker.heardOf(subject)).filteredOn(PublishComment.class::isInstance).hasSize(1);
    assertThat(refusal(() -> publish(ADA, subject, "key-1", "twice", null)))
        .contains("422", "idempotency-key-reused");
    assertThat(publish(BOB, subject, "key-1", "mine", null).applied()).isTrue();
  }

  @Test
  void whereRedisForgotAKeyTheRowStillKnowsIt() {
    var subject = fresh();
    var first = publish(ADA, subject, "lost", "once", null);
    redis.delete("{m:1001}:idem:lost");

    var again = publish(ADA, subject, "lost", "once", null);

    assertThat(again.comment().id()).isEqualTo(first.comment().id());
    assertThat(roots(BOB, subject)).hasSize(1);
  }

  @Test
  void oneKeyInParallelHasOneEffect() throws Exception {
    var subject = fresh();
    var ids = new ArrayList<Long>();
    int inProgress = 0;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers = new ArrayList<Future<Long>>();
      for (int i = 0; i < 5; i++) {
        answers.add(threads.submit(() -> publishOrBusy(subject)));
      }
      for (var answer : answers) {
        if (answer.get() == 0) {
          inProgress++;
        } else {
          ids.add(answer.get());
        }
      }
    }

    assertThat(ids).isNotEmpty().containsOnly(ids.getFirst());
    assertThat(ids.size() + inProgress).isEqualTo(5);
    assertThat(roots(BOB, subject)).hasSize(1);
  }

  @Test
  void aRepeatedBatchOfDecisionsIsAnsweredFromMemory() {
    var subject = fresh();
    var bad = publish(ADA, subject, null, "bad", null).comment();

    var first = decide(MODERATOR, "remove", "batch-1", bad.id());
    var again = decide(MODERATOR, "remove", "batch-1", bad.id());

    assertThat(again).isEqualTo(first);
    assertThat(worker.heardOf(subject)).filteredOn(DecideComment.class::isInstance).hasSize(1);
  }

  @Test
  void aBatchThatRedisForgotGoesToTheLogUnderTheSameKeys() {
    var subject = fresh();
    var bad = publish(ADA, subject, null, "bad", null).comment();
    var worse = publish(ADA, subject, null, "worse", null).comment();
    decide(MODERATOR, "remove", "batch-2", bad.id(), worse.id());
    redis.delete("{m:900}:idem:batch-2");
    decide(MODERATOR, "remove", "batch-2", bad.id(), worse.id());

    var keys =
        worker.heardOf(subject).stream()
            .filter(DecideComment.class::isInstance)
            .map(DecideComment.class::cast)
            .map(DecideComment::idempotencyKey)
            .toList();
    assertThat(keys).hasSize(4).doesNotContainNull();
    assertThat(keys.subList(0, 2)).doesNotHaveDuplicates().isEqualTo(keys.subList(2, 4));
  }

  @Test
  void aReportIsRepeatedUnderItsKeyAndTheKeyIsForNothingElse() {
    var subject = fresh();
    var bad = publish(ADA, subject, null, "bad", null).comment();
    var path = "/v1/comments/" + bad.id() + "/reports";

    assertThat(report(path, "rep", "spam")).isEqualTo(204);
    assertThat(report(path, "rep", "spam")).isEqualTo(204);
    assertThat(report(path, "rep", "abuse")).isEqualTo(422);
    assertThat(worker.heardOf(subject)).filteredOn(ReportComment.class::isInstance).hasSize(1);
    assertThat(refusal(() -> publish(BOB, subject, "rep", "a comment", null)))
        .contains("422", "idempotency-key-reused");
    assertThat(report(path, "k".repeat(65), "spam")).isEqualTo(400);
  }

  private int report(String path, String key, String reason) {
    return http(BOB)
        .post()
        .uri(path)
        .header("Idempotency-Key", key)
        .contentType(MediaType.APPLICATION_JSON)
        .body("{\"reason\":\"" + reason + "\"}")
        .retrieve()
        .onStatus(HttpStatusCode::isError, (request, response) -> {})
        .toBodilessEntity()
        .getStatusCode()
        .value();
  }

  /** The comment's id, or 0 while the same request is under way. */
  private long publishOrBusy(SubjectRef subject) {
    try {
      return publish(ADA, subject, "parallel", "five times", null).comment().id();
    } catch (RestClientResponseException busy) {
      assertThat(busy.getResponseBodyAsString()).contains("idempotency-in-progress");
      return 0;
    }
  }
}
