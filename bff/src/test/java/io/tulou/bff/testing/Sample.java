package io.tulou.bff.testing;

import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Answers of the services as JSON, written out so that the wire format is part of the test. */
public final class Sample {
  private Sample() {}

  public static String comment(long id, long authorId) {
    return comment(id, authorId, "null");
  }

  public static String comment(long id, long authorId, String replies) {
    return """
    {"id":%d,"subject":{"type":"video","id":"BV1:x"},"rootId":null,"parentId":null,"floor":3,\
    "authorId":%d,"text":"hi @7","html":"<p>hi @7</p>","mentions":[7],"state":"visible",\
    "pinned":false,"featured":true,"edited":false,"likeCount":5,"dislikeCount":1,\
    "replyCount":2,"replies":%s,"createdAt":"2026-11-21T03:04:05Z",\
    "editedAt":"2026-11-21T03:04:05.5Z","version":9}\
    """
        .formatted(id, authorId, replies);
  }

  public static String tombstone(long id) {
    return """
    {"id":%d,"subject":{"type":"video","id":"BV1:x"},"rootId":11,"parentId":12,"floor":null,\
    "authorId":null,"text":null,"html":null,"mentions":[],"state":"removed","pinned":false,\
    "featured":false,"edited":false,"likeCount":0,"dislikeCount":0,"replyCount":1,\
    "replies":null,"createdAt":"2026-11-21T03:04:05.678Z","editedAt":null,"version":2}\
    """
        .formatted(id);
  }

  /** That many roots of different authors, each with three replies of others. */
  public static String page(int roots, long firstAuthor, String reactions) {
    var items =
        LongStream.range(0, roots)
            .mapToObj(root -> comment(root + 1, firstAuthor + 4 * root, replies(root, firstAuthor)))
            .collect(Collectors.joining(","));
    return "{\"items\":[%s],\"nextCursor\":\"next\",\"reactions\":%s}".formatted(items, reactions);
  }

  private static String replies(long root, long firstAuthor) {
    return LongStream.rangeClosed(1, 3)
        .mapToObj(reply -> comment(1000 + 4 * root + reply, firstAuthor + 4 * root + reply))
        .collect(Collectors.joining(",", "[", "]"));
  }

  public static String post(long id, long authorId) {
    return """
    {"id":%d,"authorId":%d,"text":"a post","html":"<p>a post</p>",\
    "attachments":[{"url":"https://x.test/a.png","kind":"image","width":3,"height":null,\
    "alt":null}],"visibility":"public","createdAt":"2026-11-21T03:04:05.120Z"}\
    """
        .formatted(id, authorId);
  }
}
