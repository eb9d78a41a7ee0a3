package io.tulou.feed.post;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostHtmlTest {
  @Test
  void linksEmphasisCodeAndLineBreaksAreRendered() {
    assertThat(PostHtml.of("*a* **b** `c`\nd https://example.org/x"))
        .isEqualTo(
            "<p><em>a</em> <strong>b</strong> <code>c</code><br />\nd "
                + "<a href=\"https://example.org/x\" rel=\"nofollow ugc noopener\">"
                + "https://example.org/x</a></p>");
  }

  @Test
  void headingsListsAndQuotesStayText() {
    assertThat(PostHtml.of("# a\n- b\n> c")).isEqualTo("<p># a<br />\n- b<br />\n&gt; c</p>");
  }

  @Test
  void picturesBecomeLinks() {
    assertThat(PostHtml.of("![cat](https://example.org/cat.png)"))
        .contains("<a href=\"https://example.org/cat.png\"")
        .doesNotContain("<img");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "<a href=\"javascript:alert(1)\">x</a>",
        "![x](javascript:alert(1))",
        "<javascript:alert(1)>"
      })
  void nothingThatRunsComesThrough(String text) {
    assertThat(PostHtml.of(text))
        .doesNotContain("<script", "<img", "href=\"javascript", "href=\"data", " onerror=\"");
  }
}
