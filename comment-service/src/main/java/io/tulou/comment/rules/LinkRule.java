package io.tulou.comment.rules;

import com.google.re2j.Pattern;
import io.tulou.common.words.PlainText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** More links than a comment may hold are for a moderator to look at. */
final class LinkRule implements Rule {
  private static final Pattern LINK =
      Pattern.compile("(?i)(?:\\bh(?:tt|xx)ps?\\s?:\\s?//|\\bwww\\.)");

  private final LiveRules rules;

  LinkRule(LiveRules rules) {
    this.rules = rules;
  }

  @Override
  public List<Outcome> judge(Draft draft) {
    var limit = rules.present().set().linkLimit();
    return isOver(draft.text(), limit) ? List.of(new Outcome.Hold("links")) : List.of();
  }

  static boolean isOver(String text, @Nullable Integer limit) {
    if (limit == null) {
      return false;
    }
    int links = 0;
    var matcher = LINK.matcher(PlainText.of(text).text());
    int end = -1;
    while (matcher.find()) {
      // https://www.… is one.
      links += matcher.start() == end ? 0 : 1;
      end = matcher.end();
    }
    return links > limit;
  }
}
