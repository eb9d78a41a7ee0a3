package io.tulou.comment.pin;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.comment.testing.WritingTest;
import io.tulou.common.identity.Caller;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpMethod;

class PinIT extends WritingTest {
  @Test
  void theOwnerAndModeratorsPinAndTakePinsOff() {
    var subject = fresh();
    put(ADMIN, subject, "{\"ownerId\":\"1002\"}");
    long id = publish(ADA, subject, null, "read this first", null).comment().id();

    assertThat(pin(HttpMethod.PUT, BOB, id)).isEqualTo(204);
    assertThat(api(ADA).getComment(id).pinned()).isTrue();

    assertThat(pin(HttpMethod.DELETE, MODERATOR, id)).isEqualTo(204);
    assertThat(api(ADA).getComment(id).pinned()).isFalse();
  }

  @Test
  void othersPinNothing() {
    var subject = fresh();
    long id = publish(ADA, subject, null, "mine", null).comment().id();

    assertThat(pin(HttpMethod.PUT, ADA, id)).isEqualTo(403);
    assertThat(pin(HttpMethod.PUT, Caller.NOBODY, id)).isEqualTo(401);
    assertThat(pin(HttpMethod.PUT, MODERATOR, 8_765_432_101L)).isEqualTo(404);
    assertThat(worker.heardOf(subject)).hasSize(1);
  }

  @Test
  void aFourthPinIsRefusedAsTheWorkerSays() {
    var subject = fresh();
    long id = publish(ADA, subject, null, "one too many", null).comment().id();
    worker.refuse("conflict");

    assertThat(pin(HttpMethod.PUT, MODERATOR, id)).isEqualTo(409);
  }

  private int pin(HttpMethod method, Caller caller, long commentId) {
    return status(http(caller), method, "/v1/comments/" + commentId + "/pin", null);
  }
}
