package io.tulou.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

import io.tulou.common.log.MessageCodec;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommentSnapshot;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.comment.PendingEdit;
import io.tulou.contract.http.CommentView;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommentEntryTest {
  private static final String[] PIECES = {
    "a",
    "\"",
    "\\",
    "\n",
    "\u0000",
    "\u2028",
    "</p>",
    "\u4f60\u597d",
    "\ud83d\ude00",
    ",\"html\":\"",
    "\"mentions\":[",
    "{",
    "}",
    " ",
    "\t",
    "\u00e9"
  };

  private final Random random = new Random(7);

  @Test
  void whateverACommentIsItComesBackAsItWasAndItsFragmentIsItsView() {
    for (int i = 0; i < 2_000; i++) {
      var comment = any();

      var read = CommentEntry.decode(CommentEntry.of(comment).bytes());

      assertThat(read.snapshot()).isEqualTo(comment);
      assertThat(read.fragment())
          .hasToString(CommentFragment.of(CommentView.full(comment, comment.state())).toString());
      assertThat(read.commentId()).isEqualTo(comment.commentId());
      assertThat(read.authorId()).isEqualTo(comment.authorId());
      assertThat(read.state()).isEqualTo(comment.state());
      assertThat(read.floor()).isEqualTo(comment.floor());
      assertThat(read.replyCount()).isEqualTo(comment.replyCount());
      assertThat(read.preview()).containsExactly(ids(comment.preview()));
      assertThat(read.isPlain())
          .isEqualTo(comment.state() == CommentState.VISIBLE && comment.pendingEdit() == null);
    }
  }

  @Test
  void anEntryOfBeforeThereWereFragmentsIsReadAllTheSame() {
    for (int i = 0; i < 100; i++) {
      var comment = any();
      var json = new MessageCodec<>(CommentSnapshot.class).encode(comment);

      var read = CommentEntry.decode(json);

      assertThat(read.snapshot()).isEqualTo(comment);
      assertThat(read.bytes()).isEqualTo(CommentEntry.of(comment).bytes());
    }
  }

  @Test
  void theLayoutIsTheOneThatLiesInRedis() {
    var subject = new SubjectRef("video", "7");
    var comment =
        new CommentSnapshot(
            2,
            3,
            subject,
            4,
            5,
            6,
            7,
            "t",
            "h",
            List.of(8L),
            CommentState.REMOVED,
            true,
            false,
            9,
            10,
            11,
            List.of(12L),
            13,
            Instant.ofEpochSecond(14, 15),
            null,
            null,
            16);

    var bytes = CommentEntry.of(comment).bytes();

    assertThat(HexFormat.of().formatHex(bytes, 0, 151))
        .isEqualTo(
            "0102010100010007" // format, removed, pinned, one in the preview, a mention, the name
                + "0000000000000002" // comment
                + "0000000000000007" // author
                + "000000060000000b" // floor, replies
                + "0000005d" // where the author belongs
                + "00000073" // the mentions
                + "000000ef" // the number of replies
                + "000000f1" // the replies
                + "00000136" // bytes of the fragment
                + "0000000000000003" // subject
                + "0000000000000004" // root
                + "0000000000000005" // parent
                + "000000090000000a" // likes, dislikes
                + "000000000000000d" // rank
                + "000000000000000e0000000f" // written
                + "000000000000000000000000" // never edited
                + "0000000000000010" // version
                + "000000000000000800000080" // the mention and its place
                + "000000000000000c" // the preview
                + "766964656f2f37"); // video/7
    assertThat(new String(bytes, 151, bytes.length - 151, UTF_8))
        .isEqualTo(
            """
            {"id":"2","subject":{"type":"video","id":"7"},"rootId":"4","parentId":"5","floor":6,\
            "author":,"text":"t","html":"h","mentions":[],"state":"removed","pinned":true,\
            "featured":false,"edited":false,"likeCount":9,"dislikeCount":10,"replyCount":11,\
            "createdAt":"1970-01-01T00:00:14.000Z","editedAt":null,"version":16}\
            """);
  }

  @Test
  void whatIsTornOrOfAnotherFormatIsRefused() {
    var bytes = CommentEntry.of(any()).bytes();
    var other = bytes.clone();
    other[0] = 2;

    assertThatRuntimeException().isThrownBy(() -> CommentEntry.decode(other));
    assertThatRuntimeException().isThrownBy(() -> CommentEntry.decode(new byte[0]));
    int whole = CommentEntry.decode(bytes).fragment().to;
    for (int length = 1; length < whole; length++) {
      var torn = Arrays.copyOf(bytes, length);
      assertThatRuntimeException().isThrownBy(() -> CommentEntry.decode(torn));
    }
  }

  private CommentSnapshot any() {
    long root = random.nextBoolean() ? 0 : id();
    var state = CommentState.values()[random.nextInt(CommentState.values().length)];
    return new CommentSnapshot(
        id(),
        id(),
        new SubjectRef("video", "BV1:x~" + random.nextInt(1_000)),
        root,
        root == 0 ? 0 : id(),
        random.nextInt(5),
        id(),
        text(),
        text(),
        ids(random.nextInt(12)),
        state,
        random.nextBoolean(),
        random.nextBoolean(),
        random.nextInt(1_000_000),
        random.nextInt(100),
        random.nextInt(2_000),
        ids(random.nextInt(4)),
        random.nextLong(),
        time(),
        random.nextBoolean() ? time() : null,
        edit(),
        id());
  }

  private @Nullable PendingEdit edit() {
    return random.nextBoolean()
        ? null
        : new PendingEdit(text(), text(), ids(random.nextInt(3)), time());
  }

  private String text() {
    return IntStream.range(0, random.nextInt(20))
        .mapToObj(_ -> PIECES[random.nextInt(PIECES.length)])
        .reduce("", String::concat);
  }

  private Instant time() {
    return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
  }

  private List<Long> ids(int count) {
    return IntStream.range(0, count).mapToObj(_ -> id()).toList();
  }

  private static long[] ids(List<Long> ids) {
    return ids.stream().mapToLong(Long::longValue).toArray();
  }

  private long id() {
    return 1 + random.nextLong(1L << 53);
  }
}
