package io.tulou.bff.openapi;

import io.tulou.bff.openapi.Operation.Parameter;

/** Parameters that many routes take, and examples that many answers hold. */
final class Common {
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

  static final String AUTHOR = "{\"id\":\"42\",\"name\":\"Ada\",\"picture\":null}";
  static final String COMMENT =
      """
      {"id":"123456789","subject":{"type":"video","id":"1"},"rootId":null,"parentId":null,\
      "floor":1,"author":%s,"text":"Which **floor** do you live on?",\
      "html":"<p>Which <strong>floor</strong> do you live on?</p>","mentions":[],\
      "state":"visible","pinned":false,"featured":false,"edited":false,"likeCount":3,\
      "dislikeCount":0,"replyCount":0,"createdAt":"2026-11-21T03:04:05.678Z","editedAt":null,\
      "version":4}\
      """
          .formatted(AUTHOR);
  static final String COMMENTS = "{\"items\":[%s],\"nextCursor\":null}".formatted(COMMENT);
  static final String CONTEXT =
      "{\"items\":[%s],\"nextCursor\":null,\"previousCursor\":null}".formatted(COMMENT);
  static final String POST =
      """
      {"id":"223456789","author":%s,"text":"Good morning","html":"<p>Good morning</p>",\
      "attachments":[],"visibility":"public","commentCount":2,\
      "createdAt":"2026-11-21T03:04:05.678Z"}\
      """
          .formatted(AUTHOR);
  static final String POSTS = "{\"items\":[%s],\"nextCursor\":null}".formatted(POST);
  static final String HOME =
      "{\"items\":[%s],\"nextCursor\":null,\"latest\":\"Zm9v\"}".formatted(POST);
  static final String SUBJECT_HEAD =
      """
      {"type":"video","id":"1","state":"open","mode":"post","slowModeSeconds":0,"rootCount":1,\
      "commentCount":1,"createdAt":"2026-11-21T03:04:05.678Z"}\
      """;
  static final String ENTRY =
      """
      {"subject":{"type":"video","id":"1"},"progress":60,"duration":7200,"finished":false,\
      "device":"tv","watchedAt":"2026-11-21T03:04:05.678Z"}\
      """;
  static final String PROFILE =
      """
      {"id":"42","name":"Ada","picture":null,"followerCount":2,"followingCount":1,\
      "postCount":5,"createdAt":"2026-11-21T03:04:05.678Z"}\
      """;

  private Common() {}

  static Parameter sort(String first, String... others) {
    var words = "\"" + first + "\",\"" + String.join("\",\"", others) + "\"";
    return Parameter.query(
        "sort",
        "The order.",
        "{\"type\":\"string\",\"enum\":[%s],\"default\":\"%s\"}".formatted(words, first));
  }
}
