package io.tulou.local.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tulou.contract.SubjectRef;
import io.tulou.local.importer.ArchiveItem.Fate;
import io.tulou.local.importer.ArchiveItem.Post;
import io.tulou.local.importer.ArchiveItem.Subject;
import io.tulou.local.server.ServerFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivesTest {
  private static final String DISQUS =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
        <category dsq:id="1"><title>General</title></category>
        <thread dsq:id="10"><id>post-1</id><category dsq:id="1"/><link>https://e.org/a</link>
          <title>Über uns</title><createdAt>2012-05-01T10:00:00Z</createdAt>
          <author><name>Owner</name><isAnonymous>false</isAnonymous></author>
          <isDeleted>false</isDeleted></thread>
        <thread dsq:id="11"><title>gone</title><createdAt>2012-05-01T10:00:00Z</createdAt>
          <isDeleted>true</isDeleted></thread>
        <post dsq:id="100"><message><![CDATA[<p>First <script>x</script>&amp; best</p>]]></message>
          <createdAt>2012-05-02T10:00:00Z</createdAt><isDeleted>false</isDeleted>
          <isSpam>false</isSpam><author><email>A@e.org</email><name>Ada</name>
          <isAnonymous>false</isAnonymous><username>ada</username></author>
          <thread dsq:id="10"/></post>
        <post dsq:id="101"><message>answer</message><createdAt>2012-05-03T10:00:00Z</createdAt>
          <isDeleted>false</isDeleted><isSpam>false</isSpam>
          <author><name>Guest</name><isAnonymous>true</isAnonymous></author>
          <thread dsq:id="10"/><parent dsq:id="100"/></post>
        <post dsq:id="102"><message>buy</message><createdAt>2012-05-03T10:00:00Z</createdAt>
          <isSpam>true</isSpam><author><name>S</name></author><thread dsq:id="10"/></post>
        <post dsq:id="103"><message>secret</message><createdAt>2012-05-03T10:00:00Z</createdAt>
          <isDeleted>true</isDeleted><isSpam>false</isSpam><author><name>Ada</name>
          <isAnonymous>false</isAnonymous><username>ada</username></author>
          <thread dsq:id="10"/></post>
        <post dsq:id="104"><message>lost</message><createdAt>2012-05-03T10:00:00Z</createdAt>
          <author><name>Ada</name></author><thread dsq:id="11"/></post>
        <post dsq:id="105"><message>when?</message><createdAt>yesterday</createdAt>
          <author><name>Ada</name></author><thread dsq:id="10"/></post>
      </disqus>
      """;
  private static final String WORDPRESS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Blog</title>
        <item><title>Hello</title><link>https://b.org/hello</link><wp:post_id>7</wp:post_id>
          <wp:post_date_gmt>2011-01-01 08:00:00</wp:post_date_gmt>
          <wp:comment><wp:comment_id>2</wp:comment_id><wp:comment_author><![CDATA[Bob]]></wp:comment_author>
            <wp:comment_author_email>bob@b.org</wp:comment_author_email>
            <wp:comment_date_gmt>2011-01-03 09:00:00</wp:comment_date_gmt>
            <wp:comment_content><![CDATA[one
      two

      three]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved>
            <wp:comment_type></wp:comment_type><wp:comment_parent>1</wp:comment_parent>
            <wp:comment_user_id>0</wp:comment_user_id></wp:comment>
          <wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author>Eve</wp:comment_author>
            <wp:comment_date_gmt>2011-01-02 09:00:00</wp:comment_date_gmt>
            <wp:comment_content>first</wp:comment_content><wp:comment_approved>1</wp:comment_approved>
            <wp:comment_type>comment</wp:comment_type><wp:comment_parent>0</wp:comment_parent>
            <wp:comment_user_id>3</wp:comment_user_id></wp:comment>
          <wp:comment><wp:comment_id>3</wp:comment_id><wp:comment_author>Ping</wp:comment_author>
            <wp:comment_date_gmt>2011-01-02 09:00:00</wp:comment_date_gmt>
            <wp:comment_content>x</wp:comment_content><wp:comment_approved>1</wp:comment_approved>
            <wp:comment_type>pingback</wp:comment_type><wp:comment_parent>0</wp:comment_parent>
          </wp:comment>
        </item>
        <item><title>No comments</title><wp:post_id>8</wp:post_id></item>
      </channel></rss>
      """;

  @TempDir private Path folder;

  private final BadLines bad = new BadLines();
  private final List<ArchiveItem> items = new ArrayList<>();

  @Test
  void disqusThreadsAndPostsAreReadWithTheirPlacesAndFates() throws IOException {
    var source = new Source("old-blog");
    var archive =
        new DisqusArchive(
            write("disqus.xml", DISQUS),
            source,
            new ArchiveMembers(new MemberNumbers(source.memberOffset())));

    long leftOut = archive.forEach(bad, items::add);

    assertThat(leftOut).isEqualTo(1);
    assertThat(bad.count()).isEqualTo(2);
    assertThat(told()).contains("thread '11' is not in the file").contains("'yesterday'");
    assertThat(items)
        .first()
        .isEqualTo(
            new Subject(
                new SubjectRef("old-blog", "10"),
                null,
                "Über uns",
                "https://e.org/a",
                Instant.parse("2012-05-01T10:00:00Z")));
    var posts = posts();
    assertThat(posts).extracting(Post::key).containsExactly("post/100", "post/101", "post/103");
    assertThat(posts).extracting(Post::parentKey).containsExactly(null, "post/100", null);
    assertThat(posts.get(0).body()).isEqualTo(new Body("First & best", "<p>First &amp; best</p>"));
    assertThat(posts.get(0).author()).isEqualTo(posts.get(2).author());
    assertThat(posts.get(1).author().name()).isEqualTo("Guest");
    assertThat(posts.get(2).fate()).isEqualTo(Fate.DELETED);
    assertThat(posts.get(2).body()).isEqualTo(Body.GONE);
  }

  @Test
  void wordPressCommentsAreReadAndPingsAreNot() throws IOException {
    var source = new Source("wp");
    var archive =
        new WordPressArchive(
            write("wp.xml", WORDPRESS),
            source,
            new ArchiveMembers(new MemberNumbers(source.memberOffset())));

    long leftOut = archive.forEach(bad, items::add);

    assertThat(leftOut).isEqualTo(1);
    assertThat(bad.count()).isZero();
    assertThat(items).hasSize(3);
    var posts = posts();
    assertThat(posts).extracting(Post::key).containsExactly("comment/2", "comment/1");
    assertThat(posts.getFirst().parentKey()).isEqualTo("comment/1");
    assertThat(posts.getFirst().body().html()).isEqualTo("<p>one<br>two</p><p>three</p>");
    assertThat(posts.getFirst().createdAt()).isEqualTo("2011-01-03T09:00:00Z");
  }

  @Test
  void aDocumentTypeWithEntitiesIsNotReadAtAll() throws IOException {
    var secret = write("secret.txt", "secret");
    var attack =
        """
        <!DOCTYPE d [<!ENTITY x SYSTEM "%s">]>
        <disqus xmlns:dsq="http://disqus.com/disqus-internals"><thread dsq:id="1">
        <title>&x;</title><createdAt>2012-05-01T10:00:00Z</createdAt></thread></disqus>
        """
            .formatted(secret.toUri());
    var archive =
        new DisqusArchive(
            write("attack.xml", attack),
            new Source("attack"),
            new ArchiveMembers(new MemberNumbers(0)));

    assertThatExceptionOfType(ServerFailure.class)
        .isThrownBy(() -> archive.forEach(bad, items::add));
    assertThat(items.toString()).doesNotContain("secret");
  }

  @Test
  void ourOwnLinesKeepIdsAndStates() throws IOException {
    var file =
        write(
            "own.ndjson",
            """
            {"kind":"subject","subject":{"type":"video","id":"7"},"title":"T","createdAt":"2026-01-01T00:00:00Z"}
            {"kind":"comment","subject":{"type":"video","id":"7"},"id":"5","author":{"id":"42","name":"Ada"},"state":"visible","text":"hi","html":"<p>hi<script>x</script></p>","createdAt":"2026-01-01T00:00:00Z","likes":["1","2"],"dislikes":[]}
            {"kind":"comment","subject":{"type":"video","id":"7"},"id":"6","parentId":"5","author":{"id":"43","name":""},"state":"deleted","createdAt":"2026-01-01T00:00:00Z"}
            {"kind":"comment","subject":{"type":"video","id":"7"},"id":"8","author":{"id":"43","name":""},"state":"pending","text":"p","html":"p","createdAt":"2026-01-01T00:00:00Z"}
            {"kind":"comment","subject":{"type":"Video","id":"7"},"id":"9","author":{"id":"43"},"state":"visible","text":"p","html":"p","createdAt":"2026-01-01T00:00:00Z"}
            no JSON
            """);

    long leftOut = new NdjsonArchive(file).forEach(bad, items::add);

    assertThat(leftOut).isEqualTo(1);
    assertThat(bad.count()).isEqualTo(2);
    var posts = posts();
    assertThat(posts).extracting(Post::key).containsExactly("5", "6");
    assertThat(posts.getFirst().likes()).containsExactly(1L, 2L);
    assertThat(posts.getFirst().body()).isEqualTo(new Body("hi", "<p>hi</p>"));
    assertThat(posts.getFirst().author().memberId()).isEqualTo(42);
    assertThat(posts.getLast().fate()).isEqualTo(Fate.DELETED);
  }

  @Test
  void somebodyIsTheSameMemberInEveryExportAndNobodyElse() {
    var first = new ArchiveMembers(new MemberNumbers(1L << 33));
    var second = new ArchiveMembers(new MemberNumbers(1L << 33));
    var others = new ArrayList<Long>();
    for (int i = 0; i < 1_000; i++) {
      others.add(second.of("mail/" + i + "@e.org", "x").memberId());
    }

    assertThat(first.of("mail/Ada@E.org", "Ada")).isEqualTo(second.of("mail/ada@e.org ", "Ada"));
    assertThat(others).doesNotHaveDuplicates();
    assertThat(first.of("", "").name()).isEqualTo(Users.DELETED);
  }

  private List<Post> posts() {
    return items.stream().filter(Post.class::isInstance).map(Post.class::cast).toList();
  }

  private String told() {
    var told = new StringWriter();
    bad.print(new PrintWriter(told, true));
    return told.toString();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
