package io.tulou.local.importer;

import org.jsoup.nodes.Element;

/** Images are not imported, only what they are called and where they are. */
final class Images {
  private Images() {}

  /** Its description, or else its address if that is one of the web. */
  static String label(Element image) {
    var description = image.attr("alt").strip();
    var address = image.attr("src").strip();
    if (description.isEmpty()) {
      return isOfTheWeb(address) ? address : "image";
    }
    return description;
  }

  static boolean isOfTheWeb(String address) {
    return address.regionMatches(true, 0, "http://", 0, 7)
        || address.regionMatches(true, 0, "https://", 0, 8);
  }
}
