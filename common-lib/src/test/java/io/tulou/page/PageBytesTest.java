package io.tulou.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.http.CommentView;
import io.tulou.contract.http.PageBytes;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PageBytesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @Test
  void aPageIsTheJsonOfTheContractOnceMembersAreInTheirPlaces() {
    var root = comment(1, 70, List.of(71L, 72L));
    var page =
        new PageWriter()
            .open()
            .add(root, 2, List.of(comment(2, 73, List.of()), comment(3, 74, List.of(70L))))
            .add(tombstone(4), 5, List.of())
            .next("on")
            .previous(null)
            .close(null);

    assertThat(filled(page))
        .isEqualTo(
            """
            {"items":[{"id":"1","subject":{"type":"video","id":"7"},"rootId":null,"parentId":null,\
            "floor":3,"author":<70>,"text":"\\"1\\"","html":"<p>","mentions":[@71,@72],\
            "state":"visible","pinned":false,"featured":true,"edited":true,"likeCount":5,\
            "dislikeCount":1,"replyCount":2,"replies":[{"id":"2","subject":{"type":"video",\
            "id":"7"},"rootId":null,"parentId":null,"floor":3,"author":<73>,"text":"\\"2\\"",\
            "html":"<p>","mentions":[],"state":"visible","pinned":false,"featured":true,\
            "edited":true,"likeCount":5,"dislikeCount":1,"replyCount":9,\
            "createdAt":"2026-11-21T03:04:05.000Z","editedAt":"2026-11-21T03:04:05.500Z",\
            "version":9},{"id":"3","subject":{"type":"video","id":"7"},"rootId":null,\
            "parentId":null,"floor":3,"author":<74>,"text":"\\"3\\"","html":"<p>","mentions":[@70],\
            "state":"visible","pinned":false,"featured":true,"edited":true,"likeCount":5,\
            "dislikeCount":1,"replyCount":9,"createdAt":"2026-11-21T03:04:05.000Z",\
            "editedAt":"2026-11-21T03:04:05.500Z","version":9}],\
            "createdAt":"2026-11-21T03:04:05.000Z","editedAt":"2026-11-21T03:04:05.500Z",\
            "version":9},{"id":"4","subject":{"type":"video","id":"7"},"rootId":"8",\
            "parentId":"9","floor":null,"mentions":[],"state":"removed","pinned":false,\
            "featured":false,"edited":false,"likeCount":0,"dislikeCount":0,"replyCount":5,\
            "replies":[],"createdAt":"2026-11-21T03:04:05.000Z","editedAt":null,"version":2}],\
            "nextCursor":"on","previousCursor":null}\
            """);
    assertThat(page.rows()).isEqualTo(4);
    assertThat(page.authors()).containsExactly(70L, 73L, 74L);
    assertThat(page.members()).containsExactly(70L, 71L, 72L, 73L, 74L, 70L);
  }

  @Test
  void manyMembersHaveTheirPlacesToo() {
    var writer = new PageWriter().open();
    var mentions = List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    for (int i = 1; i <= 50; i++) {
      writer.add(comment(i, i, mentions), 0, null);
    }
    var page = new PageBytes(writer.next(null).close(null).bytes());

    var read =
        JSON.readTree(page.fill(id -> bytes("{\"id\":%d}".formatted(id)), id -> bytes("" + id)));

    assertThat(read.path("items")).hasSize(50);
    for (int i = 1; i <= 50; i++) {
      assertThat(read.at("/items/%d/author/id".formatted(i - 1)).asInt()).isEqualTo(i);
      assertThat(read.at("/items/%d/mentions".formatted(i - 1)).toString())
          .isEqualTo("[1,2,3,4,5,6,7,8,9,10]");
      assertThat(read.at("/items/%d/replyCount".formatted(i - 1)).asInt()).isEqualTo(9);
    }
  }

  @Test
  void reactionsAreBesideThePageAndMayBeOthers() {
    var nobodys =
        new PageWriter().open().add(comment(1, 70, List.of()), 0, null).next(null).close(null);

    var ones = new PageBytes(nobodys.with(bytes("{\"1\":\"like\"}")).bytes());

    assertThat(nobodys.reactions()).isNull();
    assertThat(ones.reactions()).asString(UTF_8).isEqualTo("{\"1\":\"like\"}");
    assertThat(filled(ones)).isEqualTo(filled(nobodys));
    assertThat(ones.with(bytes("{}")).reactions()).asString(UTF_8).isEqualTo("{}");
    assertThat(ones.with(null).bytes()).isEqualTo(nobodys.bytes());
    assertThat(ones.rows()).isEqualTo(1);
  }

  @Test
  void whatIsNotWholeIsNoPage() {
    var bytes =
        new PageWriter()
            .open()
            .add(comment(1, 70, List.of(71L)), 0, null)
            .next(null)
            .close(bytes("{}"))
            .bytes();

    for (int length = 0; length < bytes.length; length++) {
      var torn = Arrays.copyOf(bytes, length);
      assertThatIllegalArgumentException().isThrownBy(() -> new PageBytes(torn));
    }
  }

  private static String filled(PageBytes page) {
    return new String(page.fill(id -> bytes("<" + id + ">"), id -> bytes("@" + id)), UTF_8);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static CommentFragment comment(long id, long authorId, List<Long> mentions) {
    return CommentFragment.of(
        new CommentView(
            id,
            new SubjectRef("video", "7"),
            null,
            null,
            3,
            authorId,
            "\"" + id + "\"",
            "<p>",
            mentions,
            CommentState.VISIBLE,
            false,
            true,
            true,
            5,
            1,
            9,
            Instant.parse("2026-11-21T03:04:05Z"),
            Instant.parse("2026-11-21T03:04:05.500900Z"),
            9));
  }

  private static CommentFragment tombstone(long id) {
    return CommentFragment.of(
        new CommentView(
            id,
            new SubjectRef("video", "7"),
            8L,
            9L,
            null,
            null,
            null,
            null,
            List.of(),
            CommentState.REMOVED,
            false,
            false,
            false,
            0,
            0,
            1,
            Instant.parse("2026-11-21T03:04:05Z"),
            null,
            2));
  }
}
