package io.tulou.commentjob.reindex;

import io.tulou.commentjob.search.CommentDocument;
import io.tulou.commentjob.search.Documents;
import io.tulou.commentjob.search.OlderDocuments;
import io.tulou.commentjob.search.SearchIndex;
import io.tulou.commentjob.store.CommentWalk;
import io.tulou.commentjob.store.CommentWalk.Place;
import io.tulou.common.operation.Counts;
import io.tulou.common.operation.Run;
import io.tulou.common.operation.Work;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Operations of the kind {@code search-checks}: of every row the version is compared with the
 * document's, and of every document is asked whether there is a row. What differs is given the time
 * that live indexing may be late; what differs still is repaired and told, as is a document that an
 * older build wrote without fields that there are now.
 */
final class CheckWork implements Work<CheckRequest> {
  private static final int ROWS = 1_000;
  private static final Duration LATE = Duration.ofSeconds(5);
  private static final Duration AGAIN = Duration.ofMillis(200);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final CommentWalk walk;
  private final Documents documents;
  private final SearchIndex index;
  private final OlderDocuments older;

  CheckWork(CommentWalk walk, Documents documents, SearchIndex index, OlderDocuments older) {
    this.walk = walk;
    this.documents = documents;
    this.index = index;
    this.older = older;
  }

  @Override
  public String kind() {
    return "search-checks";
  }

  @Override
  public Class<CheckRequest> requestType() {
    return CheckRequest.class;
  }

  @Override
  public Start start(CheckRequest request) {
    ReindexWork.checkRate(request.ratePerSecond());
    return new Start(JSON.writeValueAsString(new CheckRequest.Position(0, 0)), kind());
  }

  @Override
  public void run(CheckRequest request, Run run) throws InterruptedException {
    var position = JSON.readValue(run.position(), CheckRequest.Position.class);
    long total = position.total() == 0 ? walk.count() : position.total();
    long behind = position.behind();
    while (true) {
      var rate = request.ratePerSecond();
      var places = walk.behind(behind, rate == null ? ROWS : Math.min(ROWS, rate));
      if (rate != null && !places.isEmpty()) {
        run.pace(places.size(), rate);
      }
      long last = places.isEmpty() ? Long.MAX_VALUE : places.getLast().commentId();
      var rows = rows(request, run, places);
      long orphans = orphans(request, run, behind, last, places);
      var counts = rows.plus(new Counts(orphans, orphans, 0, 0));
      behind = places.isEmpty() ? behind : last;
      long left = Math.max(0, total - run.counts().read() - counts.read());
      run.save(JSON.writeValueAsString(new CheckRequest.Position(behind, total)), counts, left);
      if (places.isEmpty()) {
        return;
      }
    }
  }

  private Counts rows(CheckRequest request, Run run, List<Place> places)
      throws InterruptedException {
    var present = documents.of(Walked.again(places));
    int incomplete = incomplete(request, run, present);
    var suspects = index.compare(present);
    for (long waited = 0; !suspects.isEmpty() && waited < LATE.toMillis(); ) {
      Thread.sleep(AGAIN);
      waited += AGAIN.toMillis();
      run.alive();
      suspects = stillDifferent(suspects);
    }
    suspects.forEach(different -> run.note(different.told()));
    if (!request.isDryRun()) {
      index.put(current(suspects));
    }
    // A document cannot go back to an earlier version; that takes a new index.
    long ahead = suspects.stream().filter(SearchIndex.Different::isAhead).count();
    return Counts.of(places.size(), suspects.size() - ahead + incomplete, ahead);
  }

  private int incomplete(CheckRequest request, Run run, List<CommentDocument> present) {
    var incomplete = older.among(present);
    if (!incomplete.isEmpty()) {
      run.note(
          "comments %d to %d: %d documents without fields that are new"
              .formatted(
                  incomplete.getFirst().commentId(),
                  incomplete.getLast().commentId(),
                  incomplete.size()));
    }
    if (!request.isDryRun()) {
      older.rewrite(incomplete);
    }
    return incomplete.size();
  }

  /** Behind: unless the index has reached the row as it was. Ahead: unless the row has. */
  private List<SearchIndex.Different> stillDifferent(List<SearchIndex.Different> suspects) {
    var found = index.orders(suspects.stream().map(each -> each.document().id()).toList());
    var rows =
        current(suspects).stream()
            .collect(Collectors.toMap(CommentDocument::id, CommentDocument::order));
    var still = new ArrayList<SearchIndex.Different>();
    for (var suspect : suspects) {
      var document = suspect.document();
      long inIndex = found.getOrDefault(document.id(), -1L);
      boolean isBehind = inIndex < document.order();
      boolean isAhead = inIndex > rows.getOrDefault(document.id(), document.order());
      if (isBehind || isAhead) {
        still.add(new SearchIndex.Different(document, inIndex));
      }
    }
    return still;
  }

  private List<CommentDocument> current(List<SearchIndex.Different> suspects) {
    var ids = suspects.stream().map(each -> each.document().commentId()).toList();
    return documents.of(Walked.again(walk.find(ids)));
  }

  private long orphans(CheckRequest request, Run run, long behind, long last, List<Place> places) {
    var rows = places.stream().map(Place::commentId).collect(Collectors.toSet());
    var strangers =
        index.idsBetween(behind, last).stream().filter(id -> !rows.contains(id)).toList();
    if (strangers.isEmpty()) {
      return 0;
    }
    // A comment may have been written since, or have a place that is not in order.
    Set<Long> known =
        walk.find(strangers).stream().map(Place::commentId).collect(Collectors.toSet());
    var orphans = strangers.stream().filter(id -> !known.contains(id)).toList();
    orphans.forEach(id -> run.note("document %d: there is no such comment".formatted(id)));
    if (!request.isDryRun()) {
      index.remove(orphans);
    }
    return orphans.size();
  }
}
