package io.tulou.local.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BodyTest {
  private static final String REL = " rel=\"nofollow ugc noopener\"";

  @Test
  void paragraphsAndEntitiesBecomeText() throws BadLine {
    var body = Body.ofHtml("<p>Fish &amp; chips\n  are &lt;good&gt;</p>\n\n<p>Really<br>so.</p>\n");

    assertThat(body.text()).isEqualTo("Fish & chips are <good>\n\nReally\nso.");
    assertThat(body.html())
        .isEqualTo("<p>Fish &amp; chips\n  are &lt;good&gt;</p>\n\n<p>Really<br>so.</p>");
  }

  @Test
  void scriptsStylesAndHandlersLeaveNothingBehind() throws BadLine {
    var body =
        Body.ofHtml(
            "<p onclick=evil()>Hi<script>alert(1)</script><style>p{}</style>"
                + "<img src=x onerror=alert(1)><a href='javascript:alert(1)'>there</a>"
                + "<svg><script>alert(2)</script></svg><iframe src=//evil></iframe></p>");

    assertThat(body.text()).isEqualTo("Hiimagethere");
    assertThat(body.html()).isEqualTo("<p>Hiimagethere</p>");
  }

  @Test
  void nestedCodeKeepsItsSpacesAndItsMarkup() throws BadLine {
    var body =
        Body.ofHtml("<pre class=x><code>if (a &lt; b) {\n    go();\n}\n</code></pre><p>ok</p>");

    assertThat(body.text()).isEqualTo("if (a < b) {\n    go();\n}\n\nok");
    assertThat(body.html())
        .isEqualTo("<pre><code>if (a &lt; b) {\n    go();\n}\n</code></pre><p>ok</p>");
  }

  @Test
  void linksKeepTheirAddress() throws BadLine {
    var body =
        Body.ofHtml(
            "<p>See <a href=\"https://a.example/x?y=1&amp;z=2\" title=t>this</a>, "
                + "<a href=\"http://b.example\">http://b.example</a> and <a href=\"/q/1\">here</a></p>");

    assertThat(body.text())
        .isEqualTo("See this (https://a.example/x?y=1&z=2), http://b.example and here");
    assertThat(body.html())
        .isEqualTo(
            "<p>See <a href=\"https://a.example/x?y=1&amp;z=2\""
                + REL
                + ">this</a>, <a href=\"http://b.example\""
                + REL
                + ">http://b.example</a> and here</p>");
  }

  @Test
  void imagesBecomeLinks() throws BadLine {
    var alone = Body.ofHtml("<p><img src=\"https://i.example/a.png\" alt=\"a glass\"></p>");
    var linked =
        Body.ofHtml("<a href=\"https://b.example\"><img src=\"https://i.example/a.png\"></a>");

    assertThat(alone.text()).isEqualTo("a glass (https://i.example/a.png)");
    assertThat(alone.html())
        .isEqualTo("<p><a href=\"https://i.example/a.png\"" + REL + ">a glass</a></p>");
    assertThat(linked.text()).isEqualTo("https://i.example/a.png (https://b.example)");
    assertThat(linked.html())
        .isEqualTo("<a href=\"https://b.example\"" + REL + ">https://i.example/a.png</a>");
  }

  @Test
  void listsQuotesAndHeadingsCanBeRead() throws BadLine {
    var body =
        Body.ofHtml(
            "<h2>Two <em>kinds</em></h2><ol><li><p>ale</p><ul><li>mild</li></ul></li><li>lager</li>"
                + "</ol><blockquote><p>a</p><p>b</p></blockquote><hr><p>end</p>");

    assertThat(body.text())
        .isEqualTo("Two kinds\n\n1. ale\n   - mild\n2. lager\n\n> a\n> \n> b\n\n---\n\nend");
    assertThat(body.html()).startsWith("<p><strong>Two <em>kinds</em></strong></p><ol>");
  }

  @Test
  void remarksAreMarkdownAndTheirHtmlIsText() throws BadLine {
    var body =
        Body.ofMarkdown("A *good* `x < y` [link](http://a.example) http://b.example <sigh>\n# no");

    assertThat(body.text())
        .isEqualTo("A *good* `x < y` [link](http://a.example) http://b.example <sigh>\n# no");
    assertThat(body.html())
        .isEqualTo(
            "<p>A <em>good</em> <code>x &lt; y</code> <a href=\"http://a.example\""
                + REL
                + ">link</a> <a href=\"http://b.example\""
                + REL
                + ">http://b.example</a> &lt;sigh&gt;<br># no</p>");
  }

  @Test
  void markdownCannotSmuggleScripts() throws BadLine {
    var body = Body.ofMarkdown("[x](javascript:alert(1)) <img src=x onerror=alert(1)>");

    assertThat(body.html()).isEqualTo("<p>x &lt;img src=x onerror=alert(1)&gt;</p>");
  }

  @Test
  void deepNestingIsBounded() throws BadLine {
    var body = Body.ofHtml("<blockquote>".repeat(2_000) + "deep");

    assertThat(body.text()).endsWith("deep");
  }

  @Test
  void aLongTextIsKeptWholeAndATooLongOneRefused() throws BadLine {
    var whole = "<p>" + "x".repeat(Body.LARGEST - 7) + "</p>";

    assertThat(Body.ofHtml(whole).text()).hasSize(Body.LARGEST - 7);
    assertThatThrownBy(() -> Body.ofMarkdown("x".repeat(Body.LARGEST + 1)))
        .hasMessage("text has 65,537 bytes, over 65,536");
  }

  @Test
  void aTextMustSaySomethingAndBeUnicode() {
    assertThatThrownBy(() -> Body.ofHtml("<p> <script>x</script></p>"))
        .hasMessage("there is no text");
    assertThatThrownBy(() -> Body.ofMarkdown("\u0000\t")).hasMessage("there is no text");
    assertThatThrownBy(() -> Body.ofMarkdown("half \ud83d"))
        .hasMessage("text holds half a surrogate pair");
  }
}
