package io.tulou.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.e2e.Contract.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Every operation of the document, asked by everybody about what is theirs, somebody else's, hidden
 * from them, and nothing.
 */
@ExtendWith(RunningPlatform.class)
class AccessMatrixIT {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String MISSING = "1234567";

  @Test
  void everybodyMayWhatTheDocumentSaysAndNothingElse(Door door) {
    var contract = new Contract(door);
    var cast = Cast.in(door);
    var wrong = new ArrayList<String>();
    for (var operation : contract.operations()) {
      for (var kind : Kind.values()) {
        for (var role : cast.roles()) {
          var answer = ask(door, operation, role, kind, cast);
          check(operation, role, answer, wrong, kind);
          contract
              .breach(operation, answer)
              .ifPresent(what ->
                  wrong.add("%s as %s of %s: %s".formatted(operation, role.name(), kind, what)));
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void whatIsHiddenFromSomebodyCannotBeToldFromWhatIsNotThere(Door door) {
    var contract = new Contract(door);
    var cast = Cast.in(door);
    var different = new ArrayList<String>();
    for (var operation : contract.operations()) {
      if (!isAboutAComment(operation)) {
        continue;
      }
      for (var role : cast.roles()) {
        if (role.isOutsider()) {
          var hidden = ask(door, operation, role, Kind.HIDDEN, cast);
          var missing = ask(door, operation, role, Kind.MISSING, cast);
          if (!told(hidden, cast.hidden()).equals(told(missing, MISSING))) {
            different.add("%s as %s: %s but %s".formatted(operation, role.name(), hidden, missing));
          }
        }
      }
    }
    assertThat(different).isEmpty();
  }

  private static void check(
      Operation operation, Role role, Answer answer, List<String> wrong, Kind kind) {
    boolean isMember = role.token() != null;
    var needed =
        switch (operation.access()) {
          case "anyone", "member" -> Set.<String>of();
          case "moderate" -> Set.of("moderate");
          case "admin" -> Set.of("admin");
          default -> Set.of("operate");
        };
    int status = answer.status();
    boolean isRight;
    if (!isMember && !operation.access().equals("anyone")) {
      isRight = status == 401;
    } else if (!role.scopes().containsAll(needed)) {
      isRight = status == 403;
    } else {
      // What is one's own is never refused; pins are the subject's owner's.
      boolean mayBeRefused =
          kind != Kind.OWN || !role.isOwner() || operation.path().endsWith("/pin");
      isRight = status < 500 && status != 401 && (status != 403 || mayBeRefused);
    }
    if (!isRight) {
      wrong.add(
          "%s as %s of %s: %d %s".formatted(operation, role.name(), kind, status, answer.body()));
    }
  }

  private static Answer ask(Door door, Operation operation, Role role, Kind kind, Cast cast) {
    var path =
        operation
            .path()
            .replace("{type}", "video")
            .replace("{kind}", "replays")
            .replace(
                "{id}",
                operation.path().contains("{type}")
                    ? cast.subject().substring("video/".length())
                    : id(operation, kind, cast));
    var query = new StringBuilder();
    for (var parameter : operation.node().path("parameters")) {
      if (parameter.path("required").asBoolean()
          && parameter.path("in").asString().equals("query")) {
        query
            .append(query.isEmpty() ? "?" : "&")
            .append(parameter.path("name").asString())
            .append("=")
            .append(
                parameter.path("name").asString().equals("subject")
                    ? cast.subject()
                    : cast.latest());
      }
    }
    var body = operation.bodyExample().map(example -> body(example, kind, cast)).orElse(null);
    return door.send(
        operation.method(),
        path + query,
        role.token(),
        body == null ? null : "application/json",
        body);
  }

  private static String body(JsonNode example, Kind kind, Cast cast) {
    var text = JSON.writeValueAsString(example);
    var named = text.contains("123456789") ? text.replace("123456789", cast.comment(kind)) : text;
    return named.replace("Which", UUID.randomUUID() + " which");
  }

  private static String id(Operation operation, Kind kind, Cast cast) {
    if (isAboutAComment(operation)) {
      return operation.isRead() ? cast.lastingComment(kind) : cast.comment(kind);
    }
    if (operation.path().startsWith("/v1/posts/")) {
      return operation.isRead() ? cast.lastingPost(kind) : cast.post(kind);
    }
    return switch (kind) {
      case OWN -> Long.toString(cast.owner().id());
      case FOREIGN, HIDDEN -> Long.toString(cast.other().id());
      case MISSING -> MISSING;
    };
  }

  private static boolean isAboutAComment(Operation operation) {
    return operation.path().startsWith("/v1/comments/")
        || operation.path().startsWith("/v1/moderation/comments/");
  }

  /** What a client sees of an answer, apart from what it said itself and the trace. */
  private static String told(Answer answer, String id) {
    return answer.status() + answer.body().replace(id, "ID").replaceAll("[0-9a-f]{32}", "TRACE");
  }

  private enum Kind {
    OWN,
    FOREIGN,
    HIDDEN,
    MISSING
  }

  /** Somebody who asks. */
  private record Role(String name, @Nullable String token, Set<String> scopes) {
    boolean isOwner() {
      return name.equals("owner");
    }

    /** Neither the author of what is hidden nor a moderator. */
    boolean isOutsider() {
      return !scopes.contains("moderate");
    }
  }

  /** Who asks, and about what; what is asked for deletion is there again for the next. */
  private record Cast(
      Member owner,
      Member other,
      Member hider,
      String subject,
      String hidden,
      String latest,
      Map<String, String> lasting,
      List<Role> roles) {
    static Cast in(Door door) {
      var owner = door.newMember("Owner");
      var other = door.newMember("Other");
      var hider = door.newMember("Hider");
      var admin = door.newMember("Admin", "admin");
      var reviewed = Door.newSubject();
      admin.untilApplied("PUT", "/v1/subjects/" + reviewed, Map.of("mode", "pre"), 200);
      var hidden =
          hider.applied(
              hider.post(
                  "/v1/subjects/" + reviewed + "/comments",
                  Map.of("text", "wait for me"),
                  UUID.randomUUID().toString()));
      return new Cast(
          owner,
          other,
          hider,
          Door.newSubject(),
          hidden.path("id").asString(),
          "x",
          new HashMap<>(),
          List.of(
              new Role("nobody", null, Set.of()),
              new Role("owner", owner.token(), Set.of()),
              new Role("other", other.token(), Set.of()),
              new Role(
                  "moderator", door.newMember("Moderator", "moderate").token(), Set.of("moderate")),
              new Role("admin", admin.token(), Set.of("admin")),
              new Role(
                  "operator", door.newMember("Operator", "operate").token(), Set.of("operate"))));
    }

    /** One that nobody changes, the same for all who only read it. */
    String lastingComment(Kind kind) {
      return lasting.computeIfAbsent("comment " + kind, _ -> comment(kind));
    }

    String lastingPost(Kind kind) {
      return lasting.computeIfAbsent("post " + kind, _ -> post(kind));
    }

    String comment(Kind kind) {
      return switch (kind) {
        case OWN -> owner.comments(subject, "mine " + UUID.randomUUID()).path("id").asString();
        case FOREIGN ->
            other.comments(subject, "theirs " + UUID.randomUUID()).path("id").asString();
        case HIDDEN -> hidden;
        case MISSING -> MISSING;
      };
    }

    String post(Kind kind) {
      return switch (kind) {
        case OWN -> owner.posts("mine").path("id").asString();
        case FOREIGN, HIDDEN -> other.posts("theirs").path("id").asString();
        case MISSING -> MISSING;
      };
    }
  }
}
