package io.tulou.commentjob.erase;

import io.tulou.commentjob.erase.ErasureRequest.Phase;
import io.tulou.commentjob.erase.ErasureRequest.Position;
import io.tulou.commentjob.search.SearchIndex;
import io.tulou.commentjob.store.CommentWalk;
import io.tulou.commentjob.store.CommentWalk.Place;
import io.tulou.common.letter.MembersLetters;
import io.tulou.common.log.LogWriter;
import io.tulou.common.log.MessageCodec;
import io.tulou.common.operation.Counts;
import io.tulou.common.operation.OperationFailed;
import io.tulou.common.operation.Run;
import io.tulou.common.operation.Work;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.DecimalId;
import io.tulou.contract.Topic;
import io.tulou.contract.comment.CommentCommand;
import io.tulou.contract.comment.CommentCommand.Envelope;
import io.tulou.contract.comment.CommentCommand.EraseComment;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import tools.jackson.databind.json.JsonMapper;

/**
 * Operations of the kind {@code erasures}. Each comment is erased by a command in the log, so that
 * it cannot race with a write; what follows from the row (cache entries, the event that takes the
 * place of those before, documents) is live projection's. Then every store is asked what is left,
 * and the other services erase what they keep. Dead letters of the member are erased before and
 * after.
 */
final class ErasureWork implements Work<ErasureRequest> {
  private static final int ROWS = 500;
  private static final int FASTEST = 100_000;
  private static final Duration LOOK = Duration.ofMillis(200);

  /** How long the log may take to apply what was asked. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** How long cache and index may be behind the rows. */
  private static final Duration LATE = Duration.ofSeconds(30);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final CommentWalk walk;
  private final LogWriter log;
  private final LongSupplier ids;
  private final Clock clock;
  private final CachedTexts cache;
  private final SearchIndex index;
  private final ErasedElsewhere neighbours;
  private final MembersLetters letters;
  private final MessageCodec<CommentCommand> codec = new MessageCodec<>(CommentCommand.class);

  ErasureWork(
      CommentWalk walk,
      LogWriter log,
      LongSupplier ids,
      Clock clock,
      CachedTexts cache,
      SearchIndex index,
      ErasedElsewhere neighbours,
      MembersLetters letters) {
    this.neighbours = neighbours;
    this.letters = letters;
    this.walk = walk;
    this.log = log;
    this.ids = ids;
    this.clock = clock;
    this.cache = cache;
    this.index = index;
  }

  @Override
  public String kind() {
    return "erasures";
  }

  @Override
  public Class<ErasureRequest> requestType() {
    return ErasureRequest.class;
  }

  @Override
  public Start start(ErasureRequest request) {
    if (request.memberId() == null) {
      throw ApiException.invalid("memberId", "must be there");
    }
    long member = DecimalId.inField("memberId", request.memberId());
    var rate = request.ratePerSecond();
    if (rate != null && (rate < 1 || rate > FASTEST)) {
      throw ApiException.invalid("ratePerSecond", "must be 1 to " + FASTEST);
    }
    return new Start(JSON.writeValueAsString(new Position(Phase.ASK, 0)), kind() + "/" + member);
  }

  @Override
  public void run(ErasureRequest request, Run run) throws InterruptedException {
    long member = Long.parseLong(String.valueOf(request.memberId()));
    var position = JSON.readValue(run.position(), Position.class);
    // First, so that nobody puts back what would then be written after its erasure.
    long lettersErased = letters.erase(member, run::alive);
    if (position.phase() == Phase.ASK) {
      ask(request, run, member, position.behind());
    }
    awaitApplied(run, member);
    prove(run, member);
    long noted = walk.reportNotesOf(member);
    walk.eraseReportNotes(member);
    run.note("notes of reports: %d erased, left %d".formatted(noted, walk.reportNotesOf(member)));
    neighbours.erase(member, run);
    lettersErased += letters.erase(member, run::alive);
    run.note(
        "dead letters: %d erased, left %d"
            .formatted(lettersErased, letters.left(member, run::alive)));
    save(run, new Position(Phase.PROVE, 0), Counts.NONE);
  }

  private void ask(ErasureRequest request, Run run, long member, long from)
      throws InterruptedException {
    var rate = request.ratePerSecond();
    int most = rate == null ? ROWS : Math.min(ROWS, rate);
    long behind = from;
    for (var places = walk.behind(member, behind, most);
        !places.isEmpty();
        places = walk.behind(member, behind, most)) {
      if (rate != null) {
        run.pace(places.size(), rate);
      }
      var appends =
          places.stream()
              .map(place -> command(place, member))
              .map(erase ->
                  log.append(Topic.COMMENT_COMMANDS, erase.subject().key(), codec.encode(erase)))
              .toArray(CompletableFuture[]::new);
      LogWriter.await(Topic.COMMENT_COMMANDS, CompletableFuture.allOf(appends));
      behind = places.getLast().commentId();
      save(run, new Position(Phase.ASK, behind), Counts.of(places.size(), places.size(), 0));
    }
    save(run, new Position(Phase.PROVE, 0), Counts.NONE);
  }

  private EraseComment command(Place place, long member) {
    return new EraseComment(
        Envelope.of(ids.getAsLong(), clock.instant(), null),
        place.subject(),
        place.commentId(),
        member);
  }

  private void awaitApplied(Run run, long member) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (walk.textsOf(member) > 0) {
      if (System.nanoTime() > end) {
        throw new OperationFailed("the log was not applied in time; ask for the same again");
      }
      Thread.sleep(LOOK);
      run.alive();
    }
  }

  private void prove(Run run, long member) throws InterruptedException {
    long cached = 0;
    long indexed = 0;
    long comments = 0;
    long behind = 0;
    for (var places = walk.behind(member, behind, ROWS);
        !places.isEmpty();
        places = walk.behind(member, behind, ROWS)) {
      run.alive();
      var documents = places.stream().map(place -> Long.toString(place.commentId())).toList();
      cached += left(run, places, cache::withText);
      indexed += left(run, documents, index::withText);
      comments += places.size();
      behind = places.getLast().commentId();
    }
    run.note(
        "%d comments: texts left in the tables %d, in the cache %d, in the search index %d"
            .formatted(comments, walk.textsOf(member), cached, indexed));
    save(run, new Position(Phase.PROVE, behind), Counts.NONE);
    if (cached + indexed > 0) {
      throw new OperationFailed(
          "texts are left; replay comment.events into the store and ask again");
    }
  }

  /** What is left once live projection has had its time. */
  private static <T> long left(Run run, List<T> asked, ToLongFunction<List<T>> count)
      throws InterruptedException {
    long left = count.applyAsLong(asked);
    for (long waited = 0; left > 0 && waited < LATE.toMillis(); waited += LOOK.toMillis()) {
      Thread.sleep(LOOK);
      run.alive();
      left = count.applyAsLong(asked);
    }
    return left;
  }

  private static void save(Run run, Position position, Counts counts) {
    run.save(JSON.writeValueAsString(position), counts, null);
  }
}
