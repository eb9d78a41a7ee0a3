package io.tulou.comment.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tulou.comment.testing.Rows.SubjectRow;
import io.tulou.comment.testing.ShownPage.ShownComment;
import io.tulou.common.identity.Caller;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.web.client.HttpClientErrorException;

/** What tests of reads share: rows, pages and walks through them. */
public abstract class ReadingTest extends CommentServiceTest {
  protected ShownPage list(
      Caller caller, SubjectRow subject, String sort, int limit, String cursor) {
    return ShownPage.of(
        api(caller).listRoots(subject.ref().type(), subject.ref().id(), sort, limit, cursor));
  }

  protected static List<Long> ids(List<ShownComment> items) {
    return items.stream().map(ShownComment::id).toList();
  }

  protected static void assertNotFound(Runnable call) {
    assertThatExceptionOfType(HttpClientErrorException.NotFound.class)
        .isThrownBy(call::run)
        .satisfies(refused ->
            assertThat(refused.getResponseBodyAsString()).contains("\"code\":\"not-found\""));
  }

  protected Map<Long, Long> roots(SubjectRow subject, int count) {
    var hotById = new LinkedHashMap<Long, Long>();
    for (int floor = 1; floor <= count; floor++) {
      long hot = (floor * 7919L) % 1009 - 300;
      hotById.put(rows.root(subject, floor, hot), hot);
    }
    return hotById;
  }

  protected List<ShownComment> walk(SubjectRow subject, String sort, int limit) {
    return walk(cursor -> list(Caller.NOBODY, subject, sort, limit, cursor));
  }

  protected static List<ShownComment> walk(Function<String, ShownPage> pages) {
    var items = new ArrayList<ShownComment>();
    String cursor = null;
    do {
      var page = pages.apply(cursor);
      items.addAll(page.items());
      cursor = page.nextCursor();
    } while (cursor != null);
    return items;
  }
}
