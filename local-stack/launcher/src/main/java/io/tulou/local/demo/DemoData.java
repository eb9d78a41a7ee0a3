package io.tulou.local.demo;

import io.tulou.local.client.PlatformClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * Twenty members who follow, post, comment, reply, like and watch.
 *
 * <p>Each write that makes something has a fixed idempotency key: loading again after a broken try
 * doubles nothing within a day.
 */
public final class DemoData {
  private static final int SEED = 1371;
  private static final int ROOTS = 14;

  private final PlatformClient client;
  private final List<DemoMember> members = DemoMember.all();
  private final Map<DemoMember, String> tokens;

  /** Asks the door for a token of each member. */
  public DemoData(PlatformClient client) {
    this.client = client;
    this.tokens =
        members.stream()
            .collect(
                Collectors.toMap(
                    member -> member,
                    member -> client.token(member.id(), member.name(), List.of())));
  }

  /** Returns when all of it has been accepted. */
  public void load() {
    describeSubjects();
    var steps = new ArrayList<Runnable>();
    DemoSubject.ALL.forEach(subject -> steps.add(() -> discuss(subject)));
    steps.add(this::follow);
    together(steps);
    together(List.of(this::post, this::watch));
  }

  private void describeSubjects() {
    var admin = client.token(DemoMember.MO.id(), DemoMember.MO.name(), List.of("admin"));
    for (var subject : DemoSubject.ALL) {
      client.put(
          "/v1/subjects/" + subject.path(),
          admin,
          Map.of("title", subject.title(), "ownerId", Long.toString(DemoMember.ADA.id())));
    }
  }

  private void discuss(DemoSubject subject) {
    var random = randomFor(subject.path());
    var texts = new DemoTexts(random);
    for (int i = 0; i < ROOTS; i++) {
      var root = comment(subject, "root-" + i, Map.of("text", texts.comment()), random);
      for (int reply = random.nextInt(4) - 1; reply > 0; reply--) {
        comment(
            subject,
            "reply-" + i + "-" + reply,
            Map.of("text", texts.reply(), "parentId", root),
            random);
      }
      for (int like = random.nextInt(5); like > 0; like--) {
        client.put("/v1/comments/" + root + "/reaction", anyToken(random), Map.of("kind", "like"));
      }
    }
  }

  private String comment(DemoSubject subject, String key, Object body, Random random) {
    var idempotencyKey = "demo-" + subject.path().replace('/', '-') + "-" + key;
    return client
        .post(
            "/v1/subjects/" + subject.path() + "/comments", anyToken(random), idempotencyKey, body)
        .path("id")
        .asString();
  }

  private void follow() {
    var random = randomFor("follow");
    for (var member : members) {
      for (var other : members) {
        if (other != member && (member.equals(DemoMember.ADA) || random.nextInt(3) == 0)) {
          client.put("/v1/members/" + other.id() + "/follow", token(member), null);
        }
      }
    }
  }

  private void post() {
    var texts = new DemoTexts(randomFor("post"));
    for (int round = 0; round < 2; round++) {
      for (var member : members) {
        client.post(
            "/v1/posts",
            token(member),
            "demo-post-" + round + "-" + member.id(),
            Map.of("text", texts.comment()));
      }
    }
  }

  private void watch() {
    var random = randomFor("watch");
    var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    for (var member : members) {
      for (var subject : DemoSubject.ALL) {
        client.put(
            "/v1/history/" + subject.path(),
            token(member),
            Map.of(
                "progress", random.nextInt(subject.length()),
                "duration", subject.length(),
                "device", "demo",
                "watchedAt", now.minus(random.nextInt(10_000), ChronoUnit.MINUTES).toString()));
      }
    }
  }

  private static void together(List<Runnable> steps) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var step : steps.stream().map(threads::submit).toList()) {
        step.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while loading demo data", e);
    }
  }

  private String anyToken(Random random) {
    return token(members.get(random.nextInt(members.size())));
  }

  private String token(DemoMember member) {
    var token = tokens.get(member);
    if (token == null) {
      throw new IllegalArgumentException("Not a demo member: " + member);
    }
    return token;
  }

  private static Random randomFor(String part) {
    return new Random(SEED + (long) part.hashCode());
  }
}
