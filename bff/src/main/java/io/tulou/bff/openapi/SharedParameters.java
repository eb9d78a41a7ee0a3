package io.tulou.bff.openapi;

import io.tulou.bff.openapi.Operation.Parameter;

/** Parameters that many routes take, and the schemas of their values. */
final class SharedParameters {
  static final String TEXT = "{\"type\":\"string\"}";
  static final String FLAG = "{\"type\":\"boolean\"}";
  static final String TIME = "{\"type\":\"string\",\"format\":\"date-time\"}";
  static final String ID = "{\"type\":\"string\",\"pattern\":\"^[1-9][0-9]{0,15}$\"}";
  static final String SUBJECT =
      "{\"type\":\"string\",\"pattern\":\"^[a-z][a-z0-9-]{0,31}/[A-Za-z0-9_.:~-]{1,64}$\"}";
  static final String SUBJECTS =
      "{\"type\":\"array\",\"minItems\":1,\"maxItems\":100,\"items\":%s}".formatted(SUBJECT);

  static final Parameter LIMIT =
      Parameter.query(
          "limit",
          "How many at most.",
          "{\"type\":\"integer\",\"minimum\":1,\"maximum\":50,\"default\":20}");
  static final Parameter CURSOR =
      Parameter.query("cursor", "Where to go on, from the page before.", TEXT);
  static final Parameter IDEMPOTENCY_KEY =
      Parameter.header(
          "Idempotency-Key",
          "The same key with the same body has one effect within 24 hours.",
          "{\"type\":\"string\",\"pattern\":\"^[!-~]{1,64}$\"}");

  private SharedParameters() {}

  static Parameter sort(String first, String... others) {
    var words = "\"" + first + "\",\"" + String.join("\",\"", others) + "\"";
    return Parameter.query(
        "sort",
        "The order.",
        "{\"type\":\"string\",\"enum\":[%s],\"default\":\"%s\"}".formatted(words, first));
  }
}
