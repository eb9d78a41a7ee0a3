package io.tulou.bff.testing;

import io.tulou.contract.http.CommentView;
import io.tulou.contract.http.PageBytes;
import io.tulou.page.CommentFragment;
import io.tulou.page.PageWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers of the services as JSON, written out so that the wire format is part of the test, and
 * pages as comment-service writes them.
 */
public final class Sample {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Sample() {}

  public static String comment(long id, long authorId) {
    return """
    {"id":%d,"subject":{"type":"video","id":"BV1:x"},"rootId":null,"parentId":null,"floor":3,\
    "authorId":%d,"text":"hi @7","html":"<p>hi @7</p>","mentions":[7],"state":"visible",\
    "pinned":false,"featured":true,"edited":false,"likeCount":5,"dislikeCount":1,\
    "replyCount":2,"createdAt":"2026-11-21T03:04:05Z",\
    "editedAt":"2026-11-21T03:04:05.5Z","version":9}\
    """
        .formatted(id, authorId);
  }

  public static String tombstone(long id) {
    return """
    {"id":%d,"subject":{"type":"video","id":"BV1:x"},"rootId":11,"parentId":12,"floor":null,\
    "authorId":null,"text":null,"html":null,"mentions":[],"state":"removed","pinned":false,\
    "featured":false,"edited":false,"likeCount":0,"dislikeCount":0,"replyCount":1,\
    "createdAt":"2026-11-21T03:04:05.678Z","editedAt":null,"version":2}\
    """
        .formatted(id);
  }

  /**
   * That many roots of different authors, each with three replies of others.
   *
   * @param reactions JSON; null for nobody
   */
  public static PageBytes page(int roots, long firstAuthor, String reactions) {
    var page = new PageWriter().open();
    for (int root = 0; root < roots; root++) {
      long author = firstAuthor + 4L * root;
      int reply = 1000 + 4 * root;
      page.add(
          fragment(root + 1, author),
          3,
          List.of(
              fragment(reply + 1, author + 1),
              fragment(reply + 2, author + 2),
              fragment(reply + 3, author + 3)));
    }
    return page.next("next")
        .close(reactions.equals("null") ? null : reactions.getBytes(StandardCharsets.UTF_8));
  }

  private static CommentFragment fragment(long id, long authorId) {
    return CommentFragment.of(JSON.readValue(comment(id, authorId), CommentView.class));
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
