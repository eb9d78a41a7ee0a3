package io.tulou.feed.post;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/**
 * The safe rendering of a text: links, emphasis, code and line breaks of CommonMark; anything else
 * stays text. Rendered once, then checked against a list of what is allowed.
 */
final class PostHtml {
  private static final Pattern WEB_ADDRESS = Pattern.compile("(?i)https?://.*", Pattern.DOTALL);
  private static final List<AutolinkExtension> EXTENSIONS =
      List.of((AutolinkExtension) AutolinkExtension.create());
  private static final Parser PARSER =
      Parser.builder().extensions(EXTENSIONS).enabledBlockTypes(Set.of()).build();
  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .extensions(EXTENSIONS)
          .escapeHtml(true)
          .sanitizeUrls(true)
          .softbreak("<br />\n")
          .build();
  private static final PolicyFactory ALLOWED =
      new HtmlPolicyBuilder()
          .allowElements("p", "br", "em", "strong", "code", "a")
          .allowUrlProtocols("http", "https")
          .allowAttributes("href")
          .matching(WEB_ADDRESS)
          .onElements("a")
          .requireRelsOnLinks("nofollow", "ugc", "noopener")
          .toFactory();

  private PostHtml() {}

  static String of(String text) {
    var document = PARSER.parse(text);
    document.accept(new ImagesToLinks());
    return ALLOWED.sanitize(RENDERER.render(document)).strip();
  }

  /** A picture from anywhere would tell its host who reads. */
  private static final class ImagesToLinks extends AbstractVisitor {
    @Override
    public void visit(Image image) {
      var link = new Link(image.getDestination(), image.getTitle());
      var child = image.getFirstChild();
      while (child != null) {
        var next = child.getNext();
        link.appendChild(child);
        child = next;
      }
      image.insertAfter(link);
      image.unlink();
      visitChildren(link);
    }
  }
}
