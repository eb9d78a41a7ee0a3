package io.tulou.bff.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tulou.bff.testing.DoorTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class OpenApiTest extends DoorTest {
  private static final Path COMMITTED = Path.of("..", "docs", "openapi.json");

  @Autowired private OpenApiDocument document;

  @Test
  void theCommittedDocumentEqualsTheCode() throws IOException {
    var served = get("/v3/api-docs");
    assertThat(served.statusCode()).isEqualTo(200);
    assertThat(served.headers().firstValue("ETag")).isPresent();
    if (Boolean.getBoolean("tulou.openapi.write")) {
      Files.writeString(COMMITTED, served.body());
    }

    assertThat(served.body())
        .as("written anew by -Dtest=OpenApiTest -Dtulou.openapi.write=true")
        .isEqualTo(Files.readString(COMMITTED));
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    var root = JSON.readTree(document.text());
    for (var node : root.findValues("$ref")) {
      assertThat(root.at(node.asString().substring(1)).isMissingNode())
          .as(node.asString())
          .isFalse();
    }
  }

  @Test
  void everyExampleIsWhatItsSchemaSays() {
    var root = (ObjectNode) JSON.readTree(document.text());
    var wrong = new ArrayList<String>();
    for (var media : media(root)) {
      var schema = ((ObjectNode) media.path("schema")).deepCopy();
      schema.set("components", root.path("components"));
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(JSON.writeValueAsString(schema), InputFormat.JSON)
          .validate(JSON.writeValueAsString(media.path("example")), InputFormat.JSON)
          .forEach(error -> wrong.add(error + " in " + media.path("example")));
    }
    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "/docs,text/html",
    "/docs/start.js,text/javascript",
    "/docs/swagger-ui-bundle.js,text/javascript",
    "/docs/swagger-ui.css,text/css"
  })
  void aPageToTryItIsServedWithAllItNeeds(String path, String type) {
    var answer = get(path, "Accept", type + ",*/*;q=0.1");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith(type);
    assertThat(answer.headers().allValues("Content-Security-Policy")).hasSize(1);
  }

  @Test
  void nothingElseIsServedBesideThePage() {
    assertThat(get("/docs/swagger-initializer.js").statusCode()).isEqualTo(404);
  }

  /** Every place that has an example. */
  private static List<JsonNode> media(JsonNode root) {
    return Stream.of("/paths", "/components/responses")
        .flatMap(place -> root.at(place).findParents("example").stream())
        .filter(node -> node.has("schema"))
        .toList();
  }
}
