package io.tulou.local.importer;

import java.util.List;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Renders emphasis, code and links of CommonMark; HTML in it is text, and so are blocks. */
final class Markdown {
  private static final List<Extension> EXTENSIONS = List.of(AutolinkExtension.create());
  private static final Parser PARSER =
      Parser.builder().extensions(EXTENSIONS).enabledBlockTypes(Set.of()).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .extensions(EXTENSIONS)
          .escapeHtml(true)
          .sanitizeUrls(true)
          .softbreak("<br>")
          .build();

  private Markdown() {}

  static String toHtml(String text) {
    return RENDERER.render(PARSER.parse(text)).strip();
  }
}
