package io.tulou.local.importer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * HTML as people would type it: paragraphs apart by an empty line, items with a dash or their
 * number, quotes behind {@code >}, code as it stands, the address behind a link's words.
 *
 * <p>Recurses as deep as elements nest, which the parser bounds.
 */
final class PlainText {
  private static final Pattern SPACE = Pattern.compile("[ \\t\\r\\n]+");
  private static final Pattern AROUND_BREAK = Pattern.compile(" *\\n *");
  private static final Pattern SPACES = Pattern.compile(" {2,}");
  private static final String PARAGRAPHS = "\n\n";

  private final List<String> blocks = new ArrayList<>();
  private final StringBuilder inline = new StringBuilder();

  private PlainText() {}

  static String of(Element element) {
    return of(element, PARAGRAPHS);
  }

  private static String of(Element element, String between) {
    var text = new PlainText();
    text.children(element);
    text.endParagraph();
    return String.join(between, text.blocks);
  }

  private void children(Element element) {
    element.childNodes().forEach(this::add);
  }

  private void add(Node node) {
    switch (node) {
      case TextNode text -> inline.append(SPACE.matcher(text.getWholeText()).replaceAll(" "));
      case Element element -> add(element);
      default -> {}
    }
  }

  private void add(Element element) {
    switch (element.normalName()) {
      case "script", "style", "template" -> {}
      case "br" -> inline.append('\n');
      case "hr" -> block("---");
      case "img" -> link(Images.label(element), element.attr("src"));
      case "a" -> link(of(element, " "), element.attr("href"));
      case "pre" -> block(element.wholeText().stripTrailing());
      case "blockquote" -> quote(of(element));
      case "ul", "ol" -> block(list(element));
      case "td", "th" -> {
        children(element);
        inline.append(' ');
      }
      default -> {
        if (element.isBlock()) {
          endParagraph();
          children(element);
          endParagraph();
        } else {
          children(element);
        }
      }
    }
  }

  private void quote(String quoted) {
    block(quoted.isEmpty() ? "" : indented(quoted, "> ", "> "));
  }

  private static String list(Element list) {
    var items = new ArrayList<String>();
    for (var item : list.children()) {
      var marker = list.normalName().equals("ol") ? (items.size() + 1) + ". " : "- ";
      items.add(indented(of(item, "\n"), marker, " ".repeat(marker.length())));
    }
    return String.join("\n", items);
  }

  private static String indented(String text, String first, String others) {
    return first + text.replace("\n", "\n" + others);
  }

  private void link(String label, String address) {
    var target = address.strip();
    inline.append(label);
    if (Images.isOfTheWeb(target) && !label.contains(target)) {
      inline.append(label.isBlank() ? target : " (" + target + ")");
    }
  }

  private void block(String text) {
    endParagraph();
    if (!text.isBlank()) {
      blocks.add(text);
    }
  }

  private void endParagraph() {
    var text = AROUND_BREAK.matcher(SPACES.matcher(inline).replaceAll(" ")).replaceAll("\n");
    inline.setLength(0);
    if (!text.isBlank()) {
      blocks.add(text.strip());
    }
  }
}
