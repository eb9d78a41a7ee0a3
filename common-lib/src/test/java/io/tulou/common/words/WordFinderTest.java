package io.tulou.common.words;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordFinderTest {
  private static final List<String> WORDS =
      List.of(
          "casino",
          "viagra",
          "cialis",
          "jackpot",
          "lottery",
          "poker",
          "replica",
          "free money",
          "赌博",
          "博彩",
          "カジノ",
          "카지노");

  private final WordFinder finder = WordFinder.of(WORDS);

  @Test
  void ofAHundredsSpellingsThatEvadeAtLeastNinetyFiveInAHundredAreCaught() throws IOException {
    var missed = new ArrayList<String>();
    var lines = lines("evasions.tsv");
    for (var line : lines) {
      var parts = line.split("\t", 2);
      int word = WORDS.indexOf(parts[0]);
      if (finder.find("so " + parts[1] + " now").stream().noneMatch(hit -> hit.word() == word)) {
        missed.add(line);
      }
    }

    assertThat(lines).hasSizeGreaterThan(100);
    assertThat(missed.size() * 100 / lines.size()).as("missed: %s", missed).isLessThanOrEqualTo(5);
  }

  @Test
  void noInnocentTextIsCaught() throws IOException {
    var caught = new ArrayList<String>();
    var lines = lines("innocents.txt");
    for (var line : lines) {
      if (!finder.find(line).isEmpty()) {
        caught.add(line);
      }
    }

    assertThat(lines).hasSizeGreaterThan(500);
    assertThat(caught).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "the c.a.s.i.n.o, here|4|15",
        "ＣＡＳＩＮＯ|0|6",
        "x \uD835\uDC1Ca\u200bsino!|2|10",
        "去 赌 博 吧|2|5",
        "ｶｼﾞﾉ|0|4"
      })
  void aHitTellsWhereTheWordStandsAsItWasTyped(String text, int from, int to) {
    assertThat(finder.find(text)).extracting("from", "to").containsExactly(tuple(from, to));
  }

  @Test
  void aStarStandsForAnyLetters() {
    var open = WordFinder.of(List.of("gambl*", "*coin"));

    assertThat(open.find("gambling for bitcoin")).extracting("word").containsExactly(0, 1);
    assertThat(open.find("regamble the coins")).isEmpty();
  }

  @Test
  void aDoubledLetterIsTheLetterInLongWordsOnly() {
    assertThat(WordFinder.of(List.of("god")).find("a good day")).isEmpty();
    assertThat(finder.find("a cassino")).hasSize(1);
    assertThat(WordFinder.of(List.of("coffee")).find("a cofe")).isEmpty();
  }

  @Test
  void whatHasFewerThanTwoLettersIsNoWord() {
    assertThat(WordFinder.isFindable("c++")).isFalse();
    assertThat(WordFinder.isFindable(" ")).isFalse();
    assertThat(WordFinder.isFindable("赌")).isFalse();
    assertThat(WordFinder.isFindable("no")).isTrue();
    assertThat(WordFinder.of(List.of("x", "no")).find("x or no")).extracting("word").contains(1);
  }

  /** Against looking for each word by itself, over words and texts of few letters. */
  @Test
  void findsExactlyWhatSearchingForEachWordAloneFinds() {
    var random = new Random(11);
    for (int round = 0; round < 2_000; round++) {
      var words = new HashSet<String>();
      for (int i = 0; i < 12; i++) {
        words.add(letters(random, 2 + random.nextInt(3), "ab赌博"));
      }
      var list = List.copyOf(words);
      var text = letters(random, 30, "ab赌博. ");
      var together = places(WordFinder.of(list).find(text), list);
      var alone = new HashSet<String>();
      for (var word : list) {
        alone.addAll(places(WordFinder.of(List.of(word)).find(text), List.of(word)));
      }
      assertThat(together).as(text).isEqualTo(alone);
    }
  }

  private static Set<String> places(List<WordFinder.Hit> hits, List<String> words) {
    var places = new HashSet<String>();
    hits.forEach(hit -> places.add(words.get(hit.word()) + hit.from() + "-" + hit.to()));
    return places;
  }

  private static String letters(Random random, int count, String alphabet) {
    var text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  private static org.assertj.core.groups.Tuple tuple(int from, int to) {
    return org.assertj.core.groups.Tuple.tuple(from, to);
  }

  private static List<String> lines(String file) throws IOException {
    try (var in = WordFinderTest.class.getResourceAsStream("/words/" + file)) {
      return new String(in.readAllBytes(), UTF_8).lines().filter(line -> !line.isBlank()).toList();
    }
  }
}
