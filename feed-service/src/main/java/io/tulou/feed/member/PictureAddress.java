package io.tulou.feed.member;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Addresses of pictures as tokens and files bring them; never fetched by the platform. */
final class PictureAddress {
  private static final int MOST_CHARACTERS = 2_000;

  private PictureAddress() {}

  /** The address, if it is an http or https one with a host; else null. */
  static @Nullable String of(@Nullable String said) {
    if (said == null || said.length() > MOST_CHARACTERS) {
      return null;
    }
    try {
      var uri = new URI(said);
      boolean isWeb =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      return isWeb && uri.getHost() != null ? said : null;
    } catch (URISyntaxException malformed) {
      return null;
    }
  }
}
