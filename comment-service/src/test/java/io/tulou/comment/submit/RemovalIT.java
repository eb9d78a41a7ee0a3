package io.tulou.comment.submit;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.comment.testing.WritingTest;
import io.tulou.common.identity.Caller;
import org.junit.jupiter.api.Test;

class RemovalIT extends WritingTest {
  @Test
  void authorsAndOwnersDeleteAndOthersDoNot() {
    var subject = fresh();
    put(ADMIN, subject, "{\"ownerId\":\"1003\"}");
    var first = publish(ADA, subject, null, "mine", null).comment();
    var second = publish(ADA, subject, null, "yours", null).comment();

    assertThat(delete(BOB, first.id())).isEqualTo(403);
    assertThat(delete(ADA, first.id())).isEqualTo(204);
    assertThat(delete(ADA, first.id())).isEqualTo(204);
    assertThat(delete(BOB, first.id())).isEqualTo(404);
    assertThat(delete(member(1003), second.id())).isEqualTo(204);
    assertThat(roots(BOB, subject)).isEmpty();
    assertThat(delete(Caller.NOBODY, second.id())).isEqualTo(401);
  }
}
