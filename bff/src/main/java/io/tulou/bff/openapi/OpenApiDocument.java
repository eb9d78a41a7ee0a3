package io.tulou.bff.openapi;

import io.tulou.bff.edge.Access;
import io.tulou.bff.edge.Route;
import io.tulou.bff.edge.RouteTable;
import java.util.ArrayList;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The document, made once from the table of routes and what {@link Operations} says of each. */
@Component
final class OpenApiDocument {
  private static final Pattern VARIABLE = Pattern.compile("\\{([a-z]+)}");
  private static final String TYPE = "{\"type\":\"string\",\"pattern\":\"^[a-z][a-z0-9-]{0,31}$\"}";
  private static final String NAME =
      "{\"type\":\"string\",\"pattern\":\"^[A-Za-z0-9_.:~-]{1,64}$\"}";

  private final JsonMapper json =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private final Schemas schemas = new Schemas();
  private final Operations operations = new Operations();
  private final Refusals refusals = new Refusals(json, schemas);
  private final String text;

  OpenApiDocument(RouteTable table) {
    var document = json.createObjectNode();
    document.put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Tulou")
        .put("version", "1")
        .put("description", "Comments, feeds and watch history. Ids are decimal strings.");
    document.putArray("servers").addObject().put("url", "/");
    var paths = document.putObject("paths");
    for (var route : table.routes()) {
      if (!route.isAboutTheApi()) {
        paths
            .withObjectProperty(route.pattern())
            .set(route.method().name().toLowerCase(Locale.ROOT), operation(route));
      }
    }
    var components = document.putObject("components");
    components.set("schemas", schemas.all());
    refusals.shared().forEach(components.putObject("responses")::set);
    components
        .putObject("securitySchemes")
        .putObject("token")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("bearerFormat", "JWT");
    this.text = json.writeValueAsString(document) + "\n";
  }

  String text() {
    return text;
  }

  private ObjectNode operation(Route route) {
    var said = operations.of(route);
    var node = json.createObjectNode();
    node.put("operationId", operationId(route));
    node.putArray("tags").add(said.tag());
    node.put("summary", said.summary());
    node.put("x-access", route.access().name().toLowerCase(Locale.ROOT));
    node.put("x-criticality", route.criticality().label());
    var security = node.putArray("security");
    if (route.access() == Access.ANYONE) {
      security.addObject();
    }
    security.addObject().putArray("token");
    parameters(route, said, node.putArray("parameters"));
    var body = said.body();
    if (body != null) {
      var content =
          node.putObject("requestBody")
              .put("required", true)
              .putObject("content")
              .putObject("application/json");
      content.set("schema", schemas.of(body.type()));
      content.set("example", json.readTree(body.example()));
    }
    var responses = node.putObject("responses");
    said.answers()
        .forEach(answer -> responses.set(Integer.toString(answer.status()), answer(route, answer)));
    refusals.describe(route, said, responses);
    return node;
  }

  private ObjectNode answer(Route route, Operation.Answer answer) {
    var node = json.createObjectNode();
    node.put(
        "description",
        switch (answer.status()) {
          case 201 -> "Done.";
          case 202 -> "Accepted; done soon.";
          case 204 -> "Done; nothing to say.";
          case 409 -> "It does not fit what is there by now, which is told.";
          default -> "What was asked for.";
        });
    var type = answer.type();
    if (type != null) {
      var mediaType = answer.isProblem() ? MediaType.APPLICATION_PROBLEM_JSON : route.answer();
      var media = node.putObject("content").putObject(mediaType.toString());
      media.set("schema", schemas.of(type));
      media.set(
          "example",
          MediaType.APPLICATION_JSON.equals(mediaType) || answer.isProblem()
              ? json.readTree(answer.example())
              : json.valueToTree(answer.example()));
    }
    return node;
  }

  private void parameters(Route route, Operation said, ArrayNode parameters) {
    var all = new ArrayList<Operation.Parameter>();
    var variables = VARIABLE.matcher(route.pattern());
    while (variables.find()) {
      var name = variables.group(1);
      all.add(new Operation.Parameter("path", name, describe(name), schema(route, name), true));
    }
    all.addAll(said.parameters());
    for (var parameter : all) {
      parameters
          .addObject()
          .put("in", parameter.in())
          .put("name", parameter.name())
          .put("description", parameter.description())
          .put("required", parameter.isNeeded())
          .set("schema", json.readTree(parameter.schema()));
    }
  }

  private static String describe(String variable) {
    return switch (variable) {
      case "type" -> "The subject's type.";
      case "kind" -> "The kind of operation.";
      default -> "Which one.";
    };
  }

  private static String schema(Route route, String variable) {
    if (!variable.equals("id")) {
      return TYPE;
    }
    return route.pattern().contains("}/{id}") || route == Route.MEMBER_COMMENTS
        ? NAME
        : SharedParameters.ID;
  }

  private static String operationId(Route route) {
    var words = route.name().toLowerCase(Locale.ROOT).split("_", -1);
    var id = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      id.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
    }
    return id.toString();
  }
}
