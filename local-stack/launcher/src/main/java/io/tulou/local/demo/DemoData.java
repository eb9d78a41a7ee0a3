package io.tulou.local.demo;

import io.tulou.local.client.PlatformClient;
import io.tulou.local.client.Refused;
import io.tulou.local.server.ServerFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Twenty members who follow, post, comment, reply, like and watch.
 *
 * <p>Each write that makes something has a fixed idempotency key: loading again after a broken try
 * doubles nothing within a day.
 */
public final class DemoData {
  private static final int SEED = 1371;
  private static final int ROOTS = 14;
  private static final Map<String, String> LIKE = Map.of("kind", "like");
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

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
    introduce();
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
    var roots = new ArrayList<String>();
    for (int i = 0; i < ROOTS; i++) {
      roots.add(comment(subject, "root-" + i, Map.of("text", texts.comment()), random));
    }
    awaitApplied(roots.getLast());
    for (int i = 0; i < ROOTS; i++) {
      for (int reply = random.nextInt(4) - 1; reply > 0; reply--) {
        var body = Map.of("text", texts.reply(), "parentId", roots.get(i));
        comment(subject, "reply-" + i + "-" + reply, body, random);
      }
      for (int like = random.nextInt(5); like > 0; like--) {
        client.put("/v1/comments/" + roots.get(i) + "/reaction", anyToken(random), LIKE);
      }
    }
  }

  /** A member is known from their first call on, and only who is known can be followed. */
  private void introduce() {
    for (var member : members) {
      client.get("/v1/feed?limit=1", token(member));
    }
    for (var member : members) {
      awaitFound("/v1/members/" + member.id(), _ -> true);
    }
  }

  /** Members answer what they see, and a fresh service may be slow to show what it has accepted. */
  private void awaitApplied(String comment) {
    awaitFound("/v1/comments/" + comment, found -> found.path("floor").isNumber());
  }

  private void awaitFound(String path, Predicate<JsonNode> isAsAwaited) {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (find(path).filter(isAsAwaited).isEmpty()) {
      if (System.nanoTime() > end) {
        throw new ServerFailure(
            path + " did not appear within " + PATIENCE.toSeconds() + " s; see ./tulou logs");
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
  }

  private Optional<JsonNode> find(String path) {
    try {
      return Optional.of(client.get(path, null));
    } catch (Refused e) {
      if (e.status() == 404) {
        return Optional.empty();
      }
      throw e;
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
        if (!other.equals(member) && (member.equals(DemoMember.ADA) || random.nextInt(3) == 0)) {
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
