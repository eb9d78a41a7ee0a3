package io.tulou.history.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.contract.SubjectRef;
import io.tulou.history.OnApi;
import io.tulou.history.request.SubjectName;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pages of a history, where to resume, and what was seen of many subjects. */
@RestController
@OnApi
@RequestMapping("/v1/history")
class QueryController {
  private static final int MOST_SUBJECTS = 100;

  private final HistoryReader reader;
  private final HistoryPages pages;

  QueryController(HistoryReader reader, HistoryPages pages) {
    this.reader = reader;
    this.pages = pages;
  }

  /**
   * One page.
   *
   * @param days only on a first page that was asked for with a time zone
   * @param behind there and true where what was acknowledged lately may be missing
   */
  record HistoryPage(
      List<EntryView> items,
      @Nullable String nextCursor,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<DayCount> days,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean behind) {}

  /** What a client sends; the field is required. */
  record Wanted(@Nullable List<@Nullable SubjectName> subjects) {}

  /** Those that were seen, in the order asked; {@code behind} as in a page. */
  record Seen(
      List<EntryView> items, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean behind) {}

  @GetMapping
  HistoryPage list(
      Caller caller,
      @RequestParam(name = "type", required = false) @Nullable String type,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "limit", required = false) @Nullable String limit,
      @RequestParam(name = "tz", required = false) @Nullable String zone) {
    long memberId = caller.member();
    return pages.page(
        memberId, SubjectName.typeInParameter(type), cursor, PageLimit.read(limit), zone);
  }

  @GetMapping("/{type}/{id}")
  EntryView get(Caller caller, @PathVariable("type") String type, @PathVariable("id") String id) {
    var subject = SubjectName.inPath(type, id);
    var found = reader.find(caller.member(), List.of(subject));
    var entry = found.entries().get(subject);
    if (entry == null) {
      // It may have been watched a moment ago.
      throw found.isBehind() ? Behind.refusal() : ApiException.notFound();
    }
    return EntryView.of(entry, found.isBehind());
  }

  @PostMapping(path = "/lookup", consumes = MediaType.APPLICATION_JSON_VALUE)
  Seen lookUp(Caller caller, @RequestBody Wanted wanted) {
    long memberId = caller.member();
    var subjects = new LinkedHashSet<>(check(wanted.subjects()));
    var found = reader.find(memberId, subjects);
    return new Seen(
        subjects.stream()
            .flatMap(subject -> Stream.ofNullable(found.entries().get(subject)))
            .map(EntryView::of)
            .toList(),
        found.isBehind() ? true : null);
  }

  private static List<SubjectRef> check(@Nullable List<@Nullable SubjectName> names) {
    if (names == null || names.isEmpty() || names.size() > MOST_SUBJECTS) {
      throw ApiException.invalid("subjects", "must be 1 to " + MOST_SUBJECTS);
    }
    return names.stream().map(QueryController::check).toList();
  }

  private static SubjectRef check(@Nullable SubjectName name) {
    if (name == null) {
      throw ApiException.invalid("subjects", "must not hold null");
    }
    return name.inField("subjects");
  }
}
