package io.tulou.bff.openapi;

import io.tulou.bff.edge.Access;
import io.tulou.bff.edge.Route;
import io.tulou.common.web.ErrorCode;
import io.tulou.common.web.Problem;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Which problems a route can answer with: those of every route, and those that follow from it. */
final class Refusals {
  private static final String RETRY_AFTER =
      """
      {"Retry-After":{"description":"Seconds to wait.",\
      "schema":{"type":"integer","minimum":1}}}\
      """;

  private final JsonMapper json;
  private final Schemas schemas;
  private final Map<String, ObjectNode> shared = new TreeMap<>();

  Refusals(JsonMapper json, Schemas schemas) {
    this.json = json;
    this.schemas = schemas;
  }

  /** Adds the problems to the responses, one for each status that was not described yet. */
  void describe(Route route, Operation operation, ObjectNode responses) {
    var byStatus =
        of(route, operation).stream()
            .collect(Collectors.groupingBy(ErrorCode::status, TreeMap::new, Collectors.toList()));
    operation.answers().forEach(answer -> byStatus.remove(answer.status()));
    byStatus.forEach((status, codes) -> {
      var name =
          status + codes.stream().map(code -> "." + code.code()).collect(Collectors.joining());
      shared.computeIfAbsent(name, _ -> response(codes));
      responses.putObject(status.toString()).put("$ref", "#/components/responses/" + name);
    });
  }

  /** The responses that routes share, by name. */
  Map<String, ObjectNode> shared() {
    return shared;
  }

  private static Set<ErrorCode> of(Route route, Operation operation) {
    var codes =
        EnumSet.of(
            ErrorCode.INVALID_REQUEST,
            ErrorCode.UNAUTHENTICATED,
            ErrorCode.NOT_ACCEPTABLE,
            ErrorCode.RATE_LIMITED,
            ErrorCode.OVERLOADED,
            ErrorCode.UNAVAILABLE,
            ErrorCode.DEADLINE_EXCEEDED);
    codes.addAll(operation.refusals());
    if (route.pattern().contains("{")) {
      codes.add(ErrorCode.NOT_FOUND);
    }
    if (route.access() != Access.ANYONE && (route.access() != Access.MEMBER || !route.isRead())) {
      codes.add(ErrorCode.FORBIDDEN);
    }
    if (operation.body() != null) {
      codes.addAll(
          List.of(
              ErrorCode.PAYLOAD_TOO_LARGE,
              ErrorCode.UNSUPPORTED_MEDIA_TYPE,
              ErrorCode.INVALID_TEXT));
    }
    if (operation.parameters().contains(SharedParameters.IDEMPOTENCY_KEY)) {
      codes.addAll(List.of(ErrorCode.IDEMPOTENCY_IN_PROGRESS, ErrorCode.IDEMPOTENCY_KEY_REUSED));
    }
    return codes;
  }

  private ObjectNode response(List<ErrorCode> codes) {
    var words = codes.stream().map(ErrorCode::code).toList();
    var first = codes.getFirst();
    var response = json.createObjectNode();
    response.put(
        "description",
        codes.stream()
            .map(code -> code.code() + ": " + code.title())
            .collect(Collectors.joining("; ")));
    if (first.status() == 429 || first.status() == 503) {
      response.set("headers", json.readTree(RETRY_AFTER));
    }
    var media = response.putObject("content").putObject(Problem.MEDIA_TYPE);
    var all = media.putObject("schema").putArray("allOf");
    all.add(schemas.of(Problem.class));
    all.addObject().putObject("properties").putObject("code").set("enum", json.valueToTree(words));
    media.set("example", json.valueToTree(example(first)));
    return response;
  }

  private static Problem example(ErrorCode code) {
    return new Problem(
        "/problems/" + code.code(),
        code.title(),
        code.status(),
        code.title() + ".",
        "/v1/…",
        code.code(),
        "0af7651916cd43dd8448eb211c80319c",
        List.of());
  }
}
