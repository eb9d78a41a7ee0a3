package io.tulou.comment.review;

import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.ZeroTermsQuery;
import java.util.ArrayList;
import java.util.Arrays;

/**
 * What somebody typed as a search for words. What stands between spaces belongs together and must
 * be found in that order, side by side, in one of two readings of the text: as words ({@code text}:
 * letters in any case, single Han characters, emoji), or as pairs of neighbours ({@code text.cjk}),
 * which finds a word of Chinese, Japanese or Korean within a run of such characters.
 */
final class SearchWords {
  /** From so many letters on, the beginning of a word finds it: plurals, endings. */
  private static final int SHORTEST_BEGINNING = 4;

  /** Words that a beginning may stand for. */
  private static final int MOST_ENDINGS = 100;

  private SearchWords() {}

  /** All of the words, in any order. */
  static Query all(String typed) {
    var all = new BoolQuery.Builder();
    Arrays.stream(typed.strip().split("\\s+")).forEach(word -> all.filter(one(word)));
    return all.build()._toQuery();
  }

  private static Query one(String word) {
    var readings = new ArrayList<Query>();
    readings.add(
        Query.of(query ->
            query.matchPhrase(
                phrase -> phrase.field("text").query(word).zeroTermsQuery(ZeroTermsQuery.None))));
    readings.add(
        Query.of(query ->
            query.matchPhrase(phrase ->
                phrase.field("text.cjk").query(word).zeroTermsQuery(ZeroTermsQuery.None))));
    if (isBeginning(word)) {
      readings.add(
          Query.of(query ->
              query.matchPhrasePrefix(
                  prefix -> prefix.field("text").query(word).maxExpansions(MOST_ENDINGS))));
    }
    return Query.of(query -> query.bool(bool -> bool.should(readings).minimumShouldMatch("1")));
  }

  /** Letters that make words with endings. */
  private static boolean isBeginning(String word) {
    return word.length() >= SHORTEST_BEGINNING
        && word.codePoints()
            .allMatch(c -> Character.isLetter(c) && !Character.isIdeographic(c) && !isKana(c));
  }

  private static boolean isKana(int c) {
    var script = Character.UnicodeScript.of(c);
    return script == Character.UnicodeScript.HIRAGANA
        || script == Character.UnicodeScript.KATAKANA
        || script == Character.UnicodeScript.HANGUL;
  }
}
