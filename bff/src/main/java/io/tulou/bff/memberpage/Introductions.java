package io.tulou.bff.memberpage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.tulou.bff.page.Sections;
import io.tulou.contract.http.FeedApi;
import io.tulou.contract.http.MemberIntroduction;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes the owners of tokens known, once in ten minutes for each name and picture on this node.
 * When that fails the request goes on all the same, and five seconds later it is tried again.
 */
@Component
public class Introductions {
  private static final Duration KNOWN = Duration.ofMinutes(10);
  private static final Duration FAILED = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMillis(500);
  private static final long MAXIMUM = 100_000;
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_PICTURE = 2_000;

  /** Controls, and marks that turn the direction of the text around a name. */
  private static final Pattern UNSHOWN =
      Pattern.compile("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069\\uD800-\\uDFFF]");

  private static final Pattern PICTURE = Pattern.compile("https?://[!-~]+");

  private final FeedApi feed;
  private final Authors authors;
  private final Sections sections;
  private final Cache<Introduction, Boolean> done =
      Caffeine.newBuilder()
          .maximumSize(MAXIMUM)
          .expireAfter(
              Expiry.<Introduction, Boolean>creating((_, isKnown) -> isKnown ? KNOWN : FAILED))
          .build();

  Introductions(FeedApi feed, Authors authors, Sections sections) {
    this.feed = feed;
    this.authors = authors;
    this.sections = sections;
  }

  /** Introduces the current caller, unless that was done not long ago. */
  public void introduce(long memberId, @Nullable String name, @Nullable String picture) {
    var introduction = new Introduction(memberId, shownName(name), shownPicture(picture));
    if (done.getIfPresent(introduction) != null) {
      return;
    }
    var section =
        sections.get(
            "introduction",
            LONGEST_WAIT,
            () -> {
              feed.introduce(new MemberIntroduction(introduction.name(), introduction.picture()));
              return true;
            });
    done.put(introduction, section.data() != null);
    authors.forget(memberId);
  }

  private static @Nullable String shownName(@Nullable String name) {
    if (name == null) {
      return null;
    }
    var shown = UNSHOWN.matcher(name).replaceAll("").strip();
    if (shown.codePointCount(0, shown.length()) > LONGEST_NAME) {
      shown = shown.substring(0, shown.offsetByCodePoints(0, LONGEST_NAME));
    }
    return shown.isEmpty() ? null : shown;
  }

  private static @Nullable String shownPicture(@Nullable String picture) {
    return picture != null
            && picture.length() <= LONGEST_PICTURE
            && PICTURE.matcher(picture).matches()
        ? picture
        : null;
  }

  private record Introduction(long memberId, @Nullable String name, @Nullable String picture) {}
}
