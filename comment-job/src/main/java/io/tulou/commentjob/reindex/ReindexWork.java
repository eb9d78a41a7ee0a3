package io.tulou.commentjob.reindex;

import io.tulou.commentjob.project.Mentioned;
import io.tulou.commentjob.reindex.ReindexRequest.Phase;
import io.tulou.commentjob.reindex.ReindexRequest.Position;
import io.tulou.commentjob.search.Documents;
import io.tulou.commentjob.search.SearchIndex;
import io.tulou.commentjob.search.SearchIndices;
import io.tulou.commentjob.store.CommentWalk;
import io.tulou.common.log.Stretch;
import io.tulou.common.log.TopicReaders;
import io.tulou.common.operation.Counts;
import io.tulou.common.operation.Run;
import io.tulou.common.operation.Work;
import io.tulou.common.web.ApiException;
import io.tulou.contract.Topic;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Operations of the kind {@code reindex}: a new index is filled from the rows, caught up from the
 * log, and put behind the alias. Live indexing needs to know nothing of it: whatever went to the
 * old index since the first row was read is in the log behind the offsets taken before, and is read
 * again from there, the last of it after the alias has moved.
 */
final class ReindexWork implements Work<ReindexRequest> {
  private static final int ROWS = 1_000;
  private static final int FASTEST = 1_000_000;
  private static final Duration WAIT = Duration.ofMillis(500);

  /** So few records are caught up in the moment in which the alias moves. */
  private static final int ALMOST = 500;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final CommentWalk walk;
  private final Documents documents;
  private final SearchIndex index;
  private final SearchIndices indices;
  private final TopicReaders readers;

  ReindexWork(
      CommentWalk walk,
      Documents documents,
      SearchIndex index,
      SearchIndices indices,
      TopicReaders readers) {
    this.walk = walk;
    this.documents = documents;
    this.index = index;
    this.indices = indices;
    this.readers = readers;
  }

  @Override
  public String kind() {
    return "reindex";
  }

  @Override
  public Class<ReindexRequest> requestType() {
    return ReindexRequest.class;
  }

  @Override
  public Start start(ReindexRequest request) {
    checkRate(request.ratePerSecond());
    return new Start(JSON.writeValueAsString(Position.FIRST), kind());
  }

  static void checkRate(@Nullable Integer rate) {
    if (rate != null && (rate < 1 || rate > FASTEST)) {
      throw ApiException.invalid("ratePerSecond", "must be 1 to " + FASTEST);
    }
  }

  @Override
  public void run(ReindexRequest request, Run run) throws InterruptedException {
    var name = name(run);
    var position = JSON.readValue(run.position(), Position.class);
    if (position.phase() == Phase.FILL) {
      indices.createBeside(name);
      position = fill(request, run, name, position);
    }
    if (position.phase() == Phase.CATCH_UP) {
      Stretch left;
      do {
        left = readers.extended(Topic.COMMENT_EVENTS, stretch(position));
        position = catchUp(run, name, position, left);
      } while (left.remaining() > ALMOST);
      var before = indices.behindAlias().stream().filter(old -> !old.equals(name)).toList();
      position =
          new Position(Phase.SWAP, position.behind(), position.total(), position.next(), before);
      save(run, position, Counts.NONE, 0L);
    }
    if (position.phase() == Phase.SWAP) {
      indices.swapTo(name);
      position = position.to(Phase.FINISH);
      save(run, position, Counts.NONE, 0L);
    }
    var left = readers.extended(Topic.COMMENT_EVENTS, stretch(position));
    position = catchUp(run, name, position, left);
    position.old().forEach(indices::drop);
    run.note("index " + name + " in place of " + String.join(", ", position.old()));
    save(run, position, Counts.NONE, 0L);
  }

  private Position fill(ReindexRequest request, Run run, String name, Position begin)
      throws InterruptedException {
    var position = begin;
    if (position.next().isEmpty()) {
      var now = readers.atEnd(Topic.COMMENT_EVENTS).next();
      position = new Position(Phase.FILL, 0, walk.count(), now, List.of());
      save(run, position, Counts.NONE, position.total());
    }
    while (true) {
      var rate = request.ratePerSecond();
      // Ten times a second at most: who reads and writes beside it shall not feel bursts.
      int most = rate == null ? ROWS : Math.clamp(rate / 10, 1, ROWS);
      var places = walk.behind(position.behind(), most);
      if (places.isEmpty()) {
        position = position.to(Phase.CATCH_UP);
        save(run, position, Counts.NONE, null);
        return position;
      }
      if (rate != null) {
        run.pace(places.size(), rate);
      }
      var outcome = index.put(name, documents.of(Walked.again(places)));
      position = position.behind(places.getLast().commentId());
      var counts = Counts.of(places.size(), outcome.written(), outcome.refused().size());
      long left = Math.max(0, position.total() - run.counts().read() - places.size());
      save(run, position, counts, left);
    }
  }

  private Position catchUp(Run run, String name, Position begin, Stretch stretch) {
    var position = begin;
    try (var reader = readers.open(Topic.COMMENT_EVENTS, stretch)) {
      while (!reader.isAtEnd()) {
        var records = reader.poll(WAIT);
        var mentioned = Mentioned.in(records);
        var outcome = index.put(name, documents.of(mentioned.touched()));
        var left = reader.left();
        position = position.from(new TreeMap<>(left.next()));
        int failed = mentioned.unreadable() + outcome.refused().size();
        var counts = Counts.of(records.size(), outcome.written(), failed);
        save(run, position, counts, left.remaining());
      }
    }
    return position;
  }

  /** An index that nobody reads yet is nobody's loss. */
  @Override
  public void abandon(ReindexRequest request, Run run) {
    indices.drop(name(run));
  }

  private String name(Run run) {
    return indices.named(Long.toString(run.operationId()));
  }

  private static Stretch stretch(Position position) {
    return new Stretch(position.next(), position.next());
  }

  private static void save(Run run, Position position, Counts counts, @Nullable Long remaining) {
    run.save(JSON.writeValueAsString(position), counts, remaining);
  }
}
