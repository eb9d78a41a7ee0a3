package io.tulou.comment.submit;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.autolink.AutolinkType;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * A text as HTML that is safe to show as it is: links, emphasis, code and line breaks of
 * CommonMark; everything else is the characters that were typed. What the renderer makes goes
 * through an allowlist besides, so that a mistake of the one is caught by the other.
 */
final class SafeHtml {
  private static final int MAX_NESTING = 20;
  private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)https?://.*", Pattern.DOTALL);
  private static final List<Extension> AUTOLINK =
      List.of(AutolinkExtension.builder().linkTypes(AutolinkType.URL).build());

  private static final Parser PARSER =
      Parser.builder()
          .extensions(AUTOLINK)
          .enabledBlockTypes(Set.of(FencedCodeBlock.class))
          .maxInlineNesting(MAX_NESTING)
          .postProcessor(SafeHtml::withoutImages)
          .build();

  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).softbreak("<br />\n").build();

  private static final PolicyFactory ALLOWED =
      new HtmlPolicyBuilder()
          .allowElements("p", "br", "em", "strong", "code", "pre", "a")
          .allowAttributes("href")
          .matching(WEB_ADDRESS)
          .onElements("a")
          .allowUrlProtocols("http", "https")
          .requireRelsOnLinks("nofollow", "ugc", "noopener")
          .toFactory();

  private SafeHtml() {}

  static String of(String text) {
    var html = ALLOWED.sanitize(RENDERER.render(PARSER.parse(text))).strip();
    return html.isEmpty() ? ALLOWED.sanitize("<p>" + escaped(text) + "</p>") : html;
  }

  /** Nothing is embedded from elsewhere: an image is its link. */
  private static Node withoutImages(Node document) {
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Image image) {
            visitChildren(image);
            var link = new Link(image.getDestination(), image.getTitle());
            while (image.getFirstChild() != null) {
              link.appendChild(image.getFirstChild());
            }
            image.insertBefore(new Text("!"));
            image.insertBefore(link);
            image.unlink();
          }
        });
    return document;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
