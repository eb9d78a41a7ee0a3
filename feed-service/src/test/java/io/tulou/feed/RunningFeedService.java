package io.tulou.feed;

import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service on the real servers, once for all tests that extend this. */
@SpringBootTest(classes = FeedServiceApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("dev")
public abstract class RunningFeedService {
  private static final AtomicLong NEXT_MEMBER = new AtomicLong(1_000);

  @Value("${local.server.port}")
  private int port;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) {
    FeedServers.provide(registry, "");
    registry.add("tulou.feed.pull-from", () -> 4);
    registry.add("tulou.feed.push-below", () -> 3);
    registry.add("tulou.feed.range-size", () -> 2);
    registry.add("tulou.feed.near-max-age", () -> "100ms");
    registry.add("tulou.feed.settled-after", () -> "6s");
    registry.add("tulou.feed.stuck-after", () -> "5s");
  }

  /** A member nobody else uses, with a name. */
  protected long newMember() {
    long member = NEXT_MEMBER.incrementAndGet();
    as(member).put("/internal/members/me", Map.of("name", "Name " + member));
    return member;
  }

  protected FeedCalls as(long member, String... scopes) {
    return new FeedCalls(port, member, scopes);
  }

  protected FeedCalls asNobody() {
    return new FeedCalls(port, 0);
  }

  protected void follow(long member, long author) {
    var answer = as(member).put("/v1/members/" + author + "/follow");
    if (answer.status() != 204) {
      throw new AssertionError(answer.text());
    }
  }
}
