package io.tulou.comment.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.tulou.comment.store.CommentStore;
import io.tulou.comment.testing.ShownPage.ShownComment;
import io.tulou.common.cache.VersionedStore;
import io.tulou.common.identity.Caller;
import io.tulou.common.log.LogWriter;
import io.tulou.common.log.MessageCodec;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentCommand.PublishComment;
import io.tulou.contract.comment.CommentKeys;
import io.tulou.contract.comment.Refusal;
import io.tulou.contract.http.CommentDraft;
import io.tulou.contract.http.CommentReceipt;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;

/** What tests of writes share: a worker that answers, and short ways to ask. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class WritingTest extends CommentServiceTest {
  protected static final Caller ADA = member(1001);
  protected static final Caller BOB = member(1002);

  @Autowired private CommentStore comments;
  @Autowired private VersionedStore versioned;
  @Autowired private LogWriter log;
  protected WorkerDouble worker;

  protected static SubjectRef fresh() {
    return new SubjectRef("video", "w" + Rows.nextId());
  }

  protected CommentReceipt publish(
      Caller caller, SubjectRef subject, String key, String text, Long parentId) {
    var draft = new CommentDraft(text, parentId == null ? null : Long.toString(parentId));
    return api(caller).publish(subject.type(), subject.id(), key, draft);
  }

  protected List<ShownComment> roots(Caller caller, SubjectRef subject) {
    return ShownPage.of(api(caller).listRoots(subject.type(), subject.id(), "newest", 20, null))
        .items();
  }

  protected String put(Caller caller, SubjectRef subject, String change) {
    return body(http(caller), HttpMethod.PUT, "/v1/subjects/" + subject.key(), change);
  }

  protected String decide(Caller caller, String action, String key, Long... commentIds) {
    var ids = List.of(commentIds).stream().map(id -> "\"" + id + "\"").toList();
    return http(caller)
        .post()
        .uri("/v1/moderation/decisions")
        .headers(headers -> {
          if (key != null) {
            headers.set("Idempotency-Key", key);
          }
        })
        .contentType(MediaType.APPLICATION_JSON)
        .body("{\"commentIds\":%s,\"action\":\"%s\",\"reason\":\"test\"}".formatted(ids, action))
        .retrieve()
        .body(String.class);
  }

  protected int delete(Caller caller, long commentId) {
    return status(http(caller), HttpMethod.DELETE, "/v1/comments/" + commentId, null);
  }

  protected static String refusal(Runnable call) {
    try {
      call.run();
      return "nothing was refused";
    } catch (RestClientResponseException refused) {
      return refused.getStatusCode().value() + refused.getResponseBodyAsString();
    }
  }

  protected static int status(RestClient client, HttpMethod method, String path, String body) {
    return exchange(client, method, path, body)
        .retrieve()
        .onStatus(HttpStatusCode::isError, (request, response) -> {})
        .toBodilessEntity()
        .getStatusCode()
        .value();
  }

  protected static String body(RestClient client, HttpMethod method, String path, String body) {
    return exchange(client, method, path, body)
        .retrieve()
        .onStatus(HttpStatusCode::isError, (request, response) -> {})
        .body(String.class);
  }

  private static RestClient.RequestBodySpec exchange(
      RestClient client, HttpMethod method, String path, String body) {
    var request = client.method(method).uri(path);
    return body == null ? request : request.contentType(MediaType.APPLICATION_JSON).body(body);
  }

  @BeforeAll
  void startWorker() {
    worker = new WorkerDouble(comments, versioned, log, this::refused);
    // The tails of a fresh context find their place in the log at their first poll.
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> publish(ADA, fresh(), null, "hello", null).applied());
  }

  /** As comment-job tells its author. */
  private void refused(PublishComment wish, String code) {
    var refusal = new MessageCodec<>(Refusal.class).encode(new Refusal(code, "No."));
    redis
        .opsForValue()
        .set(
            CommentKeys.refusal(wish.authorId(), wish.commentId()),
            new String(refusal, UTF_8),
            Duration.ofMinutes(1));
    redis
        .opsForHash()
        .delete(
            CommentKeys.ownWrites(wish.subject(), wish.authorId()),
            Long.toString(wish.commentId()));
    redis.delete(CommentKeys.fresh(wish.authorId(), wish.commentId()));
  }

  @AfterEach
  void soothe() {
    worker.refuse("");
    worker.wake();
  }

  @AfterAll
  void stopWorker() {
    worker.close();
  }
}
