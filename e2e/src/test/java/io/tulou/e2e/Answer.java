package io.tulou.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back for a request. */
record Answer(String request, int status, HttpHeaders headers, String body) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  Answer expect(int expected) {
    assertThat(status).as("%s -> %s", request, body).isEqualTo(expected);
    return this;
  }

  /** A refusal of that code, as a problem. */
  Answer expectProblem(int expected, String code) {
    expect(expected);
    assertThat(headers.firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(json().path("code").asString()).as(body).isEqualTo(code);
    return this;
  }

  JsonNode json() {
    return JSON.readTree(body);
  }

  List<JsonNode> items() {
    var items = new ArrayList<JsonNode>();
    json().path("items").forEach(items::add);
    return items;
  }

  /** One field of every item, in order. */
  List<String> each(String field) {
    return items().stream().map(item -> item.path(field).asString()).toList();
  }
}
