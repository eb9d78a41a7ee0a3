package io.tulou.comment.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.tulou.comment.testing.CommentServiceTest;
import io.tulou.comment.testing.Platform;
import io.tulou.comment.testing.Rows;
import io.tulou.comment.testing.Rows.Comment;
import io.tulou.comment.testing.Rows.SubjectRow;
import io.tulou.common.web.CursorKey;
import io.tulou.contract.comment.CommentState;
import io.tulou.contract.http.ModerationPage;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

class ReviewSearchIT extends CommentServiceTest {
  private static final RestClient SEARCH = RestClient.create(Platform.servers().elasticsearchUrl());
  private static final String INDEX = "/" + Platform.searchAlias();

  @Autowired private ReviewWalk walk;
  @Autowired private ReviewItems items;
  @Autowired private CursorKey cursors;

  @BeforeEach
  void makeIndex() {
    SEARCH
        .put()
        .uri(INDEX)
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            """
            {"mappings": {"dynamic": "strict", "properties": {
              "commentId": {"type": "long"}, "subject": {"type": "keyword"},
              "authorId": {"type": "long"}, "state": {"type": "keyword"},
              "createdAt": {"type": "date"}, "subjectType": {"type": "keyword"},
              "reportCount": {"type": "integer"}, "ip": {"type": "keyword"},
              "matchedRules": {"type": "keyword"},
              "text": {"type": "text", "fields": {"cjk": {"type": "text", "analyzer": "cjk"}}}}}}
            """)
        .retrieve()
        .onStatus(HttpStatusCode::isError, (request, response) -> {})
        .toBodilessEntity();
  }

  @Test
  void wordsAreFoundAndNeverReadAsSyntax() {
    var subject = rows.subject();
    long plain = indexed(subject, 1, 0, "The quick brown fox", "2026-01-01T00:00:00.000Z");
    long chinese = indexed(subject, 2, 0, "我喜欢看视频", "2026-01-02T00:00:00.000Z");
    refresh();

    assertThat(found(subject, "q", "quick FOX")).containsExactly(plain);
    assertThat(found(subject, "q", "quick cat")).isEmpty();
    assertThat(found(subject, "q", "喜欢")).containsExactly(chinese);
    for (var syntax : List.of("*:*", "text:/.*/", "qui*", "_exists_:text", "(", "\"", "a OR b")) {
      assertThat(found(subject, "q", syntax)).as(syntax).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "我是中国人，喜欢看视频, 视频, true",
    "我是中国人，喜欢看视频, 中国人, true",
    "我是中国人，喜欢看视频, 频视, false",
    "我是中国人，喜欢看视频, 国喜, false",
    "那只猫很可爱, 猫, true",
    "東京でビデオゲームを買った, ゲーム, true",
    "東京でビデオゲームを買った, 東京, true",
    "東京でビデオゲームを買った, 京都, false",
    "ﾋﾞﾃﾞｵを見た, ビデオ, true",
    "한국어를 공부합니다, 한국어, true",
    "한국어를 공부합니다, 공부, true",
    "한국어를 공부합니다, 어한, false",
    "so funny 😂👍, 😂, true",
    "so funny 😂👍, 👍, true",
    "so funny 😂👍, 😢, false",
    "Comments are CLOSED today, comment, true",
    "Comments are CLOSED today, closed, true",
    "Comments are CLOSED today, close, true",
    "Comments are CLOSED today, art, false",
    "ＨＥＬＬＯ world, hello, true",
    "To be or not to be, not, true",
    "Tulou 土楼 is round, 土楼 round, true",
    "Tulou 土楼 is round, round 楼土, false"
  })
  void wordsOfEveryScriptAreFoundWhereTheyStand(String text, String q, boolean isFound) {
    var subject = rows.subject();
    long id = indexed(subject, 1, 0, text, "2026-01-01");
    refresh();

    assertThat(found(subject, "q", q)).isEqualTo(isFound ? List.of(id) : List.of());
  }

  @Test
  void whatWasReportedIsAQueueTheMostReportedFirstWithTheIndexAndWithout() {
    var subject = rows.subject();
    var reports = List.of(2, 0, 5, 2, 1);
    var ids = new ArrayList<Long>();
    for (int floor = 1; floor <= reports.size(); floor++) {
      long id = written(subject, floor, 0);
      Platform.admin()
          .update(
              "UPDATE comment_index SET report_count = ? WHERE comment_id = ?",
              reports.get(floor - 1),
              id);
      index(subject, id, 0, "reported", "2026-01-01");
      ids.add(id);
    }
    refresh();
    var queue = List.of(ids.get(2), ids.get(3), ids.get(0), ids.get(4));

    assertThat(walked(subject, "reports")).isEqualTo(queue);
    var degraded = withoutIndex();
    var query = parameters(subject, "sort", "reports", "limit", "3");
    var first = degraded.search(query, MODERATOR);
    query.set("cursor", first.nextCursor());
    assertThat(ids(first)).isEqualTo(queue.subList(0, 3));
    assertThat(first.degraded()).isTrue();
    assertThat(first.items().getFirst().reportCount()).isEqualTo(5);
    assertThat(ids(degraded.search(query, MODERATOR))).isEqualTo(queue.subList(3, 4));
    assertThat(found(subject, "reported", "false")).containsExactly(ids.get(1));
  }

  @Test
  void aSearchIsWalkedToItsEndInBothOrders() {
    var subject = rows.subject();
    var ids = new ArrayList<Long>();
    for (int floor = 1; floor <= 7; floor++) {
      // Two at each time: the id decides between them.
      ids.add(indexed(subject, floor, 0, "walk", "2026-01-0%d".formatted(1 + floor / 2)));
    }
    refresh();

    assertThat(walked(subject, "oldest")).isEqualTo(ids);
    assertThat(walked(subject, "newest")).isEqualTo(ids.reversed());
  }

  @Test
  void facetsCountAllStatesAndTheTotalTheOneAskedFor() {
    var subject = rows.subject();
    indexed(subject, 1, 0, "a", "2026-01-01");
    long pending = indexed(subject, 2, 1, "b", "2026-01-02");
    indexed(subject, 3, 2, "c", "2026-01-03");
    indexed(subject, 4, 2, "d", "2026-01-04");
    refresh();

    var page = search(subject, "state", "pending");

    assertThat(ids(page)).containsExactly(pending);
    assertThat(page.total()).isEqualTo(1);
    assertThat(page.facets())
        .isEqualTo(
            Map.of(
                "state",
                Map.of("visible", 1L, "pending", 1L, "removed", 2L),
                "subjectType",
                Map.of("video", 4L),
                "matchedRules",
                Map.of()));
    assertThat(page.degraded()).isFalse();
    var item = page.items().getFirst();
    assertThat(item.comment().state()).isEqualTo(CommentState.PENDING);
    assertThat(item.ip()).isEqualTo("192.0.2.1");
    assertThat(item.device()).isEqualTo("phone");
    assertThat(item.lastDecision()).isNull();
  }

  @Test
  void theRowsDecideWhereTheIndexLags() {
    var subject = rows.subject();
    long removed = indexed(subject, 1, 1, "lagging", "2026-01-01");
    Platform.admin().update("UPDATE comment_index SET state = 2 WHERE comment_id = ?", removed);
    for (int decision = 1; decision <= 2; decision++) {
      Platform.admin()
          .update(
              "INSERT INTO decision VALUES (?, ?, ?, 9, 'remove', ?, NULL, 1, 2, 2, NOW(3))",
              subject.subjectId(),
              Rows.nextId(),
              removed,
              "reason " + decision);
    }
    refresh();

    assertThat(ids(search(subject, "state", "pending"))).isEmpty();
    var page = search(subject, "q", "lagging");
    assertThat(ids(page)).containsExactly(removed);
    assertThat(page.items().getFirst().lastDecision()).isNotNull();
    assertThat(page.items().getFirst().lastDecision().reason()).isEqualTo("reason 2");
  }

  @Test
  void timesAndAuthorsNarrowTheSearch() {
    var subject = rows.subject();
    indexed(subject, 1, 0, "a", "2026-01-01");
    long second = indexed(subject, 2, 0, "a", "2026-01-02");
    indexed(subject, 3, 0, "a", "2026-01-03");
    refresh();

    assertThat(
            ids(
                search(
                    subject,
                    "from",
                    "2026-01-01T12:00:00Z",
                    "to",
                    "2026-01-02T00:00:00.000Z",
                    "authorId",
                    "5")))
        .containsExactly(second);
    assertThat(found(subject, "authorId", "6")).isEmpty();
  }

  @Test
  void addressesAndRulesNarrowTheSearchWithTheIndexAndWithout() {
    var subject = rows.subject();
    long spam = from(subject, 1, "192.0.2.9", "spam,links");
    long links = from(subject, 2, "2001:db8::7", "links");
    long plain = indexed(subject, 3, 0, "plain", "2026-01-03");
    refresh();
    var degraded = withoutIndex();

    for (var sort : List.of("oldest", "newest")) {
      assertThat(found(subject, "ip", "192.0.2.9", "sort", sort)).containsExactly(spam);
      assertThat(foundBy(degraded, subject, "ip", "192.0.2.9", "sort", sort)).containsExactly(spam);
      assertThat(found(subject, "ip", "2001:db8::7", "rule", "links", "sort", sort))
          .isEqualTo(foundBy(degraded, subject, "ip", "2001:db8::7", "rule", "links", "sort", sort))
          .containsExactly(links);
    }
    assertThat(found(subject, "rule", "links")).containsExactly(links, spam);
    assertThat(foundBy(degraded, subject, "rule", "links")).containsExactly(links, spam);
    assertThat(found(subject, "rule", "link")).isEmpty();
    assertThat(foundBy(degraded, subject, "rule", "link")).isEmpty();
    assertThat(found(subject, "ip", "192.0.2.1")).containsExactly(plain);
    assertThat(search(subject, "state", "visible").facets())
        .containsEntry("matchedRules", Map.of("spam", 1L, "links", 2L));
  }

  private long from(SubjectRow subject, int floor, String ip, String rules) {
    long id = written(subject, floor, 0);
    Platform.admin()
        .update(
            "UPDATE comment_content SET ip = ?, matched_rules = ? WHERE comment_id = ?",
            ip,
            rules,
            id);
    index(subject, id, 0, "from " + ip, "2026-01-0" + floor);
    return id;
  }

  private static List<Long> foundBy(ReviewSearch search, SubjectRow subject, String... filter) {
    return ids(search.search(parameters(subject, filter), MODERATOR));
  }

  @Test
  void withoutTheIndexTheDatabaseAnswersWhatItCan() {
    var subject = rows.subject();
    long first = written(subject, 1, 1);
    long second = written(subject, 2, 1);
    written(subject, 3, 0);
    var degraded = withoutIndex();
    var query = parameters(subject, "state", "pending", "limit", "1");

    var newest = degraded.search(query, MODERATOR);
    assertThat(newest.degraded()).isTrue();
    assertThat(ids(newest)).containsExactly(second);
    query.set("cursor", newest.nextCursor());
    var last = degraded.search(query, MODERATOR);
    assertThat(ids(last)).containsExactly(first);
    assertThat(last.nextCursor()).isNull();

    assertThat(ids(degraded.search(parameters(subject, "sort", "oldest"), MODERATOR))).hasSize(3);
    assertThat(ids(degraded.search(parameters(subject, "q", "TEXT of " + first), MODERATOR)))
        .containsExactly(first);
  }

  @Test
  void onlyModeratorsSearch() {
    assertThatExceptionOfType(HttpClientErrorException.Forbidden.class)
        .isThrownBy(() -> api(ADMIN).searchForReview(new LinkedMultiValueMap<>()));
    assertThatExceptionOfType(HttpClientErrorException.BadRequest.class)
        .isThrownBy(
            () -> api(MODERATOR).searchForReview(parameters(rows.subject(), "reported", "yes")));
  }

  /** The search as it is while the index is away. */
  private ReviewSearch withoutIndex() {
    var away =
        new ElasticsearchProperties(
            URI.create("http://127.0.0.1:1"), "comments", Duration.ofMillis(300));
    var client = new StaticListableBeanFactory();
    client.addBean("client", new ElasticsearchConfiguration().elasticsearchClient(away));
    return new ReviewSearch(
        new SearchIndex(client.getBeanProvider(ElasticsearchClient.class), away),
        walk,
        items,
        cursors);
  }

  private static List<String> rulesOf(long id) {
    var names = column("matched_rules", id);
    return names.isEmpty() ? List.of() : List.of(names.split(","));
  }

  private static String column(String name, long id) {
    return Platform.admin()
        .queryForObject(
            "SELECT " + name + " FROM comment_content WHERE comment_id = ?", String.class, id);
  }

  private static int reportsOf(long id) {
    return Platform.admin()
        .queryForObject(
            "SELECT report_count FROM comment_index WHERE comment_id = ?", Integer.class, id);
  }

  private long indexed(SubjectRow subject, int floor, int state, String text, String createdAt) {
    long id = written(subject, floor, state);
    index(subject, id, state, text, createdAt);
    return id;
  }

  private void index(SubjectRow subject, long id, int state, String text, String createdAt) {
    SEARCH
        .put()
        .uri(INDEX + "/_doc/" + id)
        .contentType(MediaType.APPLICATION_JSON)
        .body(
            Map.of(
                "commentId",
                id,
                "subject",
                subject.ref().key(),
                "authorId",
                5,
                "state",
                CommentState.values()[state].word(),
                "subjectType",
                subject.ref().type(),
                "reportCount",
                reportsOf(id),
                "ip",
                column("ip", id),
                "matchedRules",
                rulesOf(id),
                "createdAt",
                createdAt,
                "text",
                text))
        .retrieve()
        .toBodilessEntity();
  }

  private long written(SubjectRow subject, int floor, int state) {
    return rows.write(new Comment(subject, Rows.nextId(), 0, floor, 5, state, 0, 0));
  }

  private void refresh() {
    SEARCH.post().uri(INDEX + "/_refresh").retrieve().toBodilessEntity();
    // The first search of a fresh client and index may take longer than a moderator's patience.
    await().until(() -> !api(MODERATOR).searchForReview(new LinkedMultiValueMap<>()).degraded());
  }

  private List<Long> found(SubjectRow subject, String... filter) {
    return ids(search(subject, filter));
  }

  private ModerationPage search(SubjectRow subject, String... filter) {
    return api(MODERATOR).searchForReview(parameters(subject, filter));
  }

  private List<Long> walked(SubjectRow subject, String sort) {
    var query = parameters(subject, "sort", sort, "limit", "3");
    var walked = new ArrayList<Long>();
    String cursor;
    do {
      var page = api(MODERATOR).searchForReview(query);
      walked.addAll(ids(page));
      cursor = page.nextCursor();
      query.set("cursor", cursor);
    } while (cursor != null);
    return walked;
  }

  private static LinkedMultiValueMap<String, String> parameters(
      SubjectRow subject, String... filter) {
    var parameters = new LinkedMultiValueMap<String, String>();
    parameters.add("subject", subject.ref().key());
    for (int i = 0; i < filter.length; i += 2) {
      parameters.add(filter[i], filter[i + 1]);
    }
    return parameters;
  }

  private static List<Long> ids(ModerationPage page) {
    return page.items().stream().map(item -> item.comment().id()).toList();
  }
}
