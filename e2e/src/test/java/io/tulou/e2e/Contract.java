package io.tulou.e2e;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The contract as the door publishes it, and whether an answer keeps it. */
final class Contract {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JsonNode document;
  private final Map<String, Schema> schemas = new HashMap<>();

  Contract(Door door) {
    this.document = door.get("/v3/api-docs").expect(200).json();
  }

  /** What can be asked, in the order of the document; streams and development are left out. */
  List<Operation> operations() {
    var operations = new ArrayList<Operation>();
    document
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .properties()
                .forEach(method -> {
                  if (!path.getKey().equals("/v1/live")
                      && !path.getKey().endsWith("/events")
                      && path.getKey().startsWith("/v1/")) {
                    operations.add(
                        new Operation(
                            method.getKey().toUpperCase(Locale.ROOT),
                            path.getKey(),
                            method.getValue()));
                  }
                }));
    return operations;
  }

  /** What is wrong with an answer, if anything is. */
  Optional<String> breach(Operation operation, Answer answer) {
    if (operation.isDescribedByItsRouteAlone()) {
      return Optional.empty();
    }
    var documented =
        shared(operation.node().path("responses").path(Integer.toString(answer.status())));
    if (documented.isMissingNode()) {
      return Optional.of("an answer that is not documented: " + answer.status());
    }
    var content = documented.path("content");
    if (content.isMissingNode()) {
      return answer.body().isEmpty()
          ? Optional.empty()
          : Optional.of("a body where none is documented");
    }
    var type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
    var media = content.path(type);
    if (media.isMissingNode()) {
      return Optional.of("a media type that is not documented: " + type);
    }
    if (!type.equals("application/json") && !type.endsWith("+json")) {
      return Optional.empty();
    }
    var errors = schema(media).validate(answer.body(), InputFormat.JSON);
    return errors.isEmpty() ? Optional.empty() : Optional.of(errors.toString());
  }

  private JsonNode shared(JsonNode response) {
    var reference = response.path("$ref");
    return reference.isString() ? document.at(reference.asString().substring(1)) : response;
  }

  private Schema schema(JsonNode media) {
    var own = (ObjectNode) media.path("schema").deepCopy();
    return schemas.computeIfAbsent(
        own.toString(),
        _ -> {
          own.set("components", document.path("components"));
          return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
              .getSchema(JSON.writeValueAsString(own), InputFormat.JSON);
        });
  }

  /** One thing that can be asked. */
  record Operation(String method, String path, JsonNode node) {
    boolean isRead() {
      return method.equals("GET");
    }

    String access() {
      return node.path("x-access").asString();
    }

    /** Nothing is said yet about what it takes and answers. */
    boolean isDescribedByItsRouteAlone() {
      return node.path("tags").path(0).asString().equals("Others");
    }

    Optional<JsonNode> bodyExample() {
      var example = node.at("/requestBody/content/application~1json/example");
      return example.isMissingNode() ? Optional.empty() : Optional.of(example);
    }

    @Override
    public String toString() {
      return method + " " + path;
    }
  }
}
