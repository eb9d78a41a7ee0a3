package io.tulou.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tulou.e2e.Contract.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks everything the document offers, rightly and wrongly, and holds each answer against it. The
 * seed is fixed, so a failure can be had again; {@code -Dtulou.fuzz.seed} tries another.
 */
@ExtendWith(RunningPlatform.class)
class FuzzIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long SEED = Long.getLong("tulou.fuzz.seed", 20_261_124L);
  private static final Duration LONGEST = Duration.ofSeconds(45);
  private static final int REQUESTS = Integer.getInteger("tulou.fuzz.requests", 4_000);
  private static final List<String> STRANGE =
      List.of(
          "",
          " ",
          "0",
          "-1",
          "01",
          "1.5",
          "9007199254740993",
          "9223372036854775808",
          "true",
          "null",
          "a/b",
          "a;b",
          "..",
          "%00",
          "%C0%AF",
          "'; drop table comment --",
          "<script>",
          "你好",
          "\u202E",
          "a".repeat(70),
          "a".repeat(700));

  private final Random random = new Random(SEED);

  @Test
  void noAnswerIsAFailureAndEachIsDocumented(Door door) {
    var contract = new Contract(door);
    var operations = contract.operations();
    var world = World.in(door);
    var breaches = new TreeSet<String>();
    long end = System.nanoTime() + LONGEST.toNanos();
    int sent = 0;
    for (; sent < REQUESTS && System.nanoTime() < end; sent++) {
      var operation = operations.get(sent % operations.size());
      var answer = ask(operation, world, door);
      if (answer.status() >= 500) {
        breaches.add(operation + " -> " + answer.request() + " failed: " + answer.body());
      } else {
        contract
            .breach(operation, answer)
            .ifPresent(what ->
                breaches.add(
                    operation + " -> " + answer.request() + " " + what + ": " + answer.body()));
      }
    }
    System.out.printf("%d requests over %d operations, seed %d%n", sent, operations.size(), SEED);
    assertThat(breaches).isEmpty();
    assertThat(sent).isGreaterThan(operations.size() * 5);
  }

  private Answer ask(Operation operation, World world, Door door) {
    var path = new StringBuilder(operation.path());
    for (int at = path.indexOf("{"); at >= 0; at = path.indexOf("{")) {
      int end = path.indexOf("}", at);
      path.replace(at, end + 1, segment(operation, path.substring(at + 1, end), world));
    }
    var query = query(operation, world);
    if (!query.isEmpty()) {
      path.append('?').append(query);
    }
    var body = operation.bodyExample().map(example -> body(example, world)).orElse(null);
    var type = body == null ? null : oneIn(20) ? "text/plain" : "application/json";
    var token = oneIn(25) ? "not.a.token" : any(world.tokens());
    return door.send(operation.method(), path.toString(), token, type, body);
  }

  private String segment(Operation operation, String name, World world) {
    if (oneIn(4)) {
      return encoded(any(STRANGE).isEmpty() ? "x" : any(STRANGE)).replace("..", "x");
    }
    if (name.equals("type")) {
      return "video";
    }
    if (name.equals("kind")) {
      return any(List.of("replays", "search-checks", "nothing"));
    }
    return any(
        operation.path().contains("{type}")
            ? world.subjectIds()
            : operation.path().contains("/comments")
                ? world.commentIds()
                : operation.path().contains("/posts") ? world.postIds() : world.memberIds());
  }

  private String query(Operation operation, World world) {
    var parts = new ArrayList<String>();
    for (var parameter : operation.node().path("parameters")) {
      if (parameter.path("in").asString().equals("query")
          && (parameter.path("required").asBoolean() || random.nextBoolean())) {
        parts.add(parameter.path("name").asString() + "=" + encoded(value(parameter, world)));
      }
    }
    if (oneIn(20)) {
      parts.add("unknown=1");
    }
    return String.join("&", parts);
  }

  private String value(JsonNode parameter, World world) {
    if (oneIn(3)) {
      return any(STRANGE);
    }
    var name = parameter.path("name").asString();
    var words = parameter.path("schema").path("enum");
    if (!words.isEmpty()) {
      return words.get(random.nextInt(words.size())).asString();
    }
    return switch (name) {
      case "limit" -> Integer.toString(1 + random.nextInt(50));
      case "subject" -> "video/" + any(world.subjectIds());
      case "authorId", "actorId" -> any(world.memberIds());
      case "commentId" -> any(world.commentIds());
      case "from", "to" -> "2026-11-21T03:04:05.678Z";
      case "tz" -> "Asia/Shanghai";
      case "type" -> "video";
      case "reported" -> "true";
      default -> "x";
    };
  }

  /** The example, mostly about what is there, and mostly changed. */
  private String body(JsonNode example, World world) {
    if (oneIn(20)) {
      return any(List.of("", "{", "[]", "null", "\"x\"", "{}{}", "[".repeat(300), "\u0000"));
    }
    var body = (ObjectNode) example.deepCopy();
    if (body.has("commentIds")) {
      body.putArray("commentIds").add(any(world.commentIds()));
    }
    if (body.has("text")) {
      body.put("text", "fuzz " + random.nextInt());
    }
    var names = new ArrayList<>(body.propertyNames());
    if (random.nextBoolean()) {
      var name = any(names);
      switch (random.nextInt(6)) {
        case 0 -> body.remove(name);
        case 1 -> body.put(name, any(STRANGE));
        case 2 -> body.put(name, random.nextInt());
        case 3 -> body.putNull(name);
        case 4 -> body.putArray(name).add(any(STRANGE)).addNull();
        default -> body.put("unknown", true);
      }
    }
    return JSON.writeValueAsString(body);
  }

  private boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** What is there to be asked about; some of it is not. */
  private record World(
      List<@Nullable String> tokens,
      List<String> subjectIds,
      List<String> commentIds,
      List<String> postIds,
      List<String> memberIds) {
    static World in(Door door) {
      var ada = door.newMember("Ada");
      var bo = door.newMember("Bo");
      var moderator = door.newMember("Moderator", "moderate", "admin", "operate");
      var subject = Door.newSubject();
      // The first comment of a cold platform may take longer than a client waits.
      await()
          .atMost(Duration.ofMinutes(3))
          .ignoreExceptions()
          .untilAsserted(() -> ada.comments(subject, "warm"));
      var root = ada.comments(subject, "a root");
      var reply = bo.replies(subject, root, "a reply");
      var post = ada.posts("a post");
      return new World(
          Arrays.asList(null, ada.token(), bo.token(), moderator.token()),
          List.of(subject.substring(subject.indexOf('/') + 1), "nobody"),
          List.of(root.path("id").asString(), reply.path("id").asString(), "123"),
          List.of(post.path("id").asString(), "123"),
          List.of(Long.toString(ada.id()), Long.toString(bo.id()), "999999"));
    }
  }
}
