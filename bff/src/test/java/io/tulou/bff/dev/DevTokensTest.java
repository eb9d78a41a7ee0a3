package io.tulou.bff.dev;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.bff.testing.DoorTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@ActiveProfiles("dev")
class DevTokensTest extends DoorTest {
  @TempDir static Path folder;

  @DynamicPropertySource
  static void keyFile(DynamicPropertyRegistry registry) {
    registry.add("tulou.dev.key-file", () -> folder.resolve("made").resolve("key.json"));
  }

  @Test
  void aTokenCanBeHadAndUsed() {
    FEED.answer("GET /v1/feed/news", 200, "{\"count\":0}");

    var answer =
        post("/dev/tokens", "{\"memberId\":\"42\",\"name\":\"Ada\",\"scopes\":[\"moderate\"]}");
    var token = json(answer).path("token").asString();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(get("/v1/feed/news", bearer(token)).statusCode()).isEqualTo(200);
    assertThat(get("/v1/moderation/comments", bearer(token)).statusCode()).isNotEqualTo(403);
  }

  @Test
  void tokensOfOthersAreNotBelievedInDevelopment() {
    assertThat(get("/v1/feed/news", bearer(ISSUER.token(42))).statusCode()).isEqualTo(401);
  }

  @Test
  void wishesAreReadStrictly() {
    for (var wish :
        new String[] {
          "{}",
          "{\"memberId\":42}",
          "{\"memberId\":\"0\"}",
          "{\"memberId\":\"42\",\"scopes\":[\"root\"]}",
          "{\"memberId\":\"42\",\"scopes\":[null]}",
          "{\"memberId\":\"42\",\"sub\":\"1\"}"
        }) {
      assertThat(post("/dev/tokens", wish).statusCode()).as(wish).isEqualTo(400);
    }
  }

  @Test
  void theKeyOutlivesARestartAndIsItsOwnersAlone() throws IOException {
    var file = folder.resolve("other").resolve("key.json");

    var first = DevKey.in(file);
    var second = DevKey.in(file);

    assertThat(second).isEqualTo(first);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }
}
