package io.tulou.comment.submit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeHtmlTest {
  @Test
  void emphasisCodeAndLineBreaksAreRendered() {
    assertThat(SafeHtml.of("*a* **b** `c<d`\ne"))
        .isEqualTo("<p><em>a</em> <strong>b</strong> <code>c&lt;d</code><br />\ne</p>");
  }

  @Test
  void fencedCodeStaysAsTyped() {
    assertThat(SafeHtml.of("```java\nint *a* = 1;\n```"))
        .contains("<pre><code>int *a* &#61; 1;\n</code></pre>");
  }

  @Test
  void linksAreMarkedAsNotOurs() {
    assertThat(SafeHtml.of("see https://example.com/a?b=1&c=2 and [here](http://example.org)"))
        .contains("href=\"https://example.com/a?b&#61;1&amp;c&#61;2\"")
        .contains("href=\"http://example.org\"")
        .contains("rel=\"nofollow ugc noopener\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "'\"><svg/onload=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](&#106;avascript:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:msgbox)",
        "<javascript:alert(1)>",
        "[x](//evil.example)",
        "[x](/admin)",
        "![x](javascript:alert(1))",
        "![x](http://example.com/x.png \"onload=alert(1)\")",
        "[x](http://a\"onmouseover=alert(1) x)",
        "<a href=\"http://x\" onclick=alert(1)>x</a>",
        "<!-- --> <?php ?> <![CDATA[x]]>",
        "<style>*{}</style><iframe src=//x>"
      })
  void nothingThatActsEverGetsOut(String text) {
    var html = SafeHtml.of(text);

    assertThat(html).doesNotContainPattern("(?i)<(script|img|svg|iframe|style|!|\\?)");
    assertThat(html).doesNotContainPattern("(?i)<[^>]*\\son[a-z]+\\s*=");
    assertThat(html).doesNotContainPattern("(?i)href=\"(?!https?://)");
    assertThat(html).isNotBlank();
  }

  @Test
  void headingsListsQuotesAndImagesAreShownAsTyped() {
    assertThat(SafeHtml.of("# a\n- b\n> c")).contains("# a").contains("- b").contains("&gt; c");
    assertThat(SafeHtml.of("![cat](https://example.com/cat.png)"))
        .isEqualTo(
            "<p>!<a href=\"https://example.com/cat.png\" rel=\"nofollow ugc noopener\">cat</a></p>");
  }

  @Test
  void aTextThatIsOnlyADefinitionIsShown() {
    assertThat(SafeHtml.of("[a]: https://example.com")).contains("[a]: https://example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[", "![", "*", "**a ", "*a **b ", "`", "> ", ">", "- ", "[a](", "<", "&", "@", "\\", "a*",
        "]", "[](", "_ _", "http://", "www.", "``` ", "<a ", "1. ", "\n", "[[[[a]]", "!["
      })
  void textsMadeToBeSlowAreRenderedInTime(String part) {
    var text = part.repeat(4_000 / part.length());
    SafeHtml.of(text);

    long began = System.nanoTime();
    var html = SafeHtml.of(text);

    assertThat(html).isNotNull();
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(250));
  }
}
