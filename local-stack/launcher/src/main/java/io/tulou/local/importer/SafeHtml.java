package io.tulou.local.importer;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * Keeps paragraphs, lists, quotes, code, emphasis and links to the web; of everything else only the
 * text, and nothing at all of scripts and styles. A heading becomes a strong paragraph, an image a
 * link to it.
 */
final class SafeHtml {
  private static final Cleaner CLEANER =
      new Cleaner(
          new Safelist()
              .addTags("p", "br", "em", "i", "strong", "b", "code", "pre", "blockquote")
              .addTags("ul", "ol", "li", "a")
              .addAttributes("a", "href")
              .addProtocols("a", "href", "http", "https")
              .addEnforcedAttribute("a", "rel", "nofollow ugc noopener"));

  private SafeHtml() {}

  static String of(Document foreign) {
    var dirty = foreign.clone();
    dirty.select("h1, h2, h3, h4, h5, h6").forEach(SafeHtml::strongParagraph);
    dirty.select("img").forEach(SafeHtml::linkToImage);
    dirty.select("tr").forEach(row -> row.appendElement("br"));
    dirty.select("td, th").forEach(cell -> cell.appendText(" "));
    var clean = CLEANER.clean(dirty);
    clean.select("a:not([href])").forEach(Element::unwrap);
    clean.outputSettings().prettyPrint(false);
    return clean.body().html().strip();
  }

  private static void strongParagraph(Element heading) {
    var strong = new Element("strong").appendChildren(heading.childNodesCopy());
    heading.empty().tagName("p").appendChild(strong);
  }

  private static void linkToImage(Element image) {
    image.replaceWith(replacement(image));
  }

  private static Node replacement(Element image) {
    var label = Images.label(image);
    // Links don't nest: an image inside one is shown by its name.
    return image.closest("a") == null
        ? new Element("a").attr("href", image.attr("src")).appendText(label)
        : new TextNode(label);
  }
}
