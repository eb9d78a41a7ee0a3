package io.tulou.comment.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.comment.testing.WritingTest;
import io.tulou.common.identity.Caller;
import io.tulou.contract.comment.CommentCommand.ReportComment;
import io.tulou.contract.comment.ReportReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

class ReportIT extends WritingTest {
  @Test
  void aReportGoesIntoTheLogAndLeavesTheCommentAsItIs() {
    var subject = fresh();
    var comment = publish(ADA, subject, null, "buy this", null).comment();

    int first = report(BOB, comment.id(), null, "{\"reason\":\"spam\",\"note\":\"<b>again</b>\"}");
    int second = report(BOB, comment.id(), null, "{\"reason\":\"abuse\"}");

    assertThat(first).isEqualTo(204);
    assertThat(second).isEqualTo(204);
    assertThat(worker.heardOf(subject).get(1))
        .isInstanceOfSatisfying(
            ReportComment.class,
            command -> {
              assertThat(command.memberId()).isEqualTo(1002);
              assertThat(command.reason()).isEqualTo(ReportReason.SPAM);
              assertThat(command.note()).isEqualTo("<b>again</b>");
            });
    assertThat(api(ADA).getComment(comment.id())).isEqualTo(comment);
  }

  @Test
  void aRepeatedRequestIsSentOnceAndAnotherUnderItsKeyIsRefused() {
    var subject = fresh();
    long id = publish(ADA, subject, null, "buy this", null).comment().id();

    assertThat(report(BOB, id, "r1", "{\"reason\":\"spam\"}")).isEqualTo(204);
    assertThat(report(BOB, id, "r1", "{\"reason\":\"spam\"}")).isEqualTo(204);
    assertThat(report(BOB, id, "r1", "{\"reason\":\"other\"}")).isEqualTo(422);

    assertThat(worker.heardOf(subject)).hasSize(2);
  }

  @Test
  void whatAMemberCannotSeeCannotBeReported() {
    var subject = fresh();
    long removed = publish(ADA, subject, null, "bad", null).comment().id();
    decide(MODERATOR, "remove", null, removed);

    assertThat(report(BOB, removed, null, "{\"reason\":\"spam\"}")).isEqualTo(404);
    assertThat(report(BOB, 8_765_432_109L, null, "{\"reason\":\"spam\"}")).isEqualTo(404);
    assertThat(report(Caller.NOBODY, removed, null, "{\"reason\":\"spam\"}")).isEqualTo(401);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "|{}|",
        "|{\"reason\":null}|",
        "|{\"reason\":\"boring\"}|",
        "|{\"reason\":1}|",
        "|{\"reason\":\"spam\",\"note\":\"a\\u0000b\"}|",
        "|{\"reason\":\"spam\",\"note\":7}|",
        "|{\"reason\":\"spam\",\"memberId\":\"7\"}|"
      })
  void reportsAreTakenStrictly(String form) {
    var subject = fresh();
    long id = publish(ADA, subject, null, "buy this", null).comment().id();

    assertThat(report(BOB, id, null, form)).isEqualTo(400);

    assertThat(worker.heardOf(subject)).hasSize(1);
  }

  private int report(Caller caller, long commentId, String key, String form) {
    return http(caller)
        .method(HttpMethod.POST)
        .uri("/v1/comments/" + commentId + "/reports")
        .headers(headers -> {
          if (key != null) {
            headers.set("Idempotency-Key", key);
          }
        })
        .contentType(MediaType.APPLICATION_JSON)
        .body(form)
        .retrieve()
        .onStatus(status -> status.isError(), (request, response) -> {})
        .toBodilessEntity()
        .getStatusCode()
        .value();
  }
}
