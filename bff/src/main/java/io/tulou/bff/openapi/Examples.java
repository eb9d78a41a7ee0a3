package io.tulou.bff.openapi;

/** What answers look like, where several routes give the same. */
final class Examples {
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

  private Examples() {}
}
