package io.tulou.bff.openapi;

import static io.tulou.common.web.ErrorCode.INVALID_CURSOR;
import static io.tulou.common.web.ErrorCode.INVALID_TEXT;

import io.tulou.bff.edge.Route;
import io.tulou.bff.openapi.Operation.Parameter;
import java.util.Map;

/** What was watched, and how far. */
final class HistoryOperations {
  private static final String HISTORY = "History";
  private static final String NAME = "{\"type\":\"video\",\"id\":\"1\"}";
  private static final String ENTRIES = "{\"items\":[%s]}".formatted(Examples.ENTRY);
  private static final String SETTINGS = "{\"paused\":true}";

  private HistoryOperations() {}

  static void describe(Map<Route, Operation> all) {
    all.put(
        Route.HISTORY,
        new Operation(HISTORY, "One's history, latest first")
            .takes(
                Parameter.query("type", "Only subjects of that type.", SharedParameters.TEXT),
                Parameter.query(
                    "tz", "Time zone of the days on the first page.", SharedParameters.TEXT),
                SharedParameters.LIMIT,
                SharedParameters.CURSOR)
            .answers(
                200,
                Shapes.HistoryPage.class,
                "{\"items\":[%s],\"nextCursor\":null}".formatted(Examples.ENTRY))
            .refuses(INVALID_CURSOR));
    all.put(
        Route.RESUME,
        new Operation(HISTORY, "Where to resume")
            .answers(200, Shapes.HistoryEntry.class, Examples.ENTRY));
    all.put(
        Route.WATCHED,
        new Operation(HISTORY, "How far a subject is watched; the latest wins")
            .reads(Shapes.Heartbeat.class, "{\"progress\":60,\"duration\":7200}")
            .answersNothing(204)
            .refuses(INVALID_TEXT));
    all.put(
        Route.HISTORY_BATCH,
        new Operation(HISTORY, "What was watched while offline, up to 100 entries")
            .reads(
                Shapes.HistoryBatch.class,
                "{\"entries\":[{\"subject\":%s,\"progress\":60}]}".formatted(NAME))
            .answers(
                200,
                Shapes.BatchOutcomes.class,
                "{\"items\":[{\"subject\":%s,\"outcome\":\"recorded\"}]}".formatted(NAME)));
    all.put(
        Route.HISTORY_LOOKUP,
        new Operation(HISTORY, "Which of up to 100 subjects were seen, and how far")
            .reads(Shapes.HistoryWanted.class, "{\"subjects\":[%s]}".formatted(NAME))
            .answers(200, Shapes.HistorySeen.class, ENTRIES));
    all.put(Route.FORGET, new Operation(HISTORY, "Take a subject out").answersNothing(204));
    all.put(Route.CLEAR_HISTORY, new Operation(HISTORY, "Take everything out").answersNothing(204));
    all.put(
        Route.HISTORY_ACTIVITY,
        new Operation(
                HISTORY, "A stamp that is another whenever the history is; read by its entity tag")
            .answers(200, Shapes.LastActivity.class, "{\"stamp\":\"1795489445678-1\"}"));
    all.put(
        Route.HISTORY_EXPORT,
        new Operation(HISTORY, "Everything, one entry a line; each is an entry of a batch, too")
            .answers(200, String.class, Examples.ENTRY + "\n"));
    all.put(
        Route.HISTORY_SETTINGS,
        new Operation(HISTORY, "Whether recording is paused")
            .answers(200, Shapes.HistorySettings.class, SETTINGS));
    all.put(
        Route.SET_HISTORY_SETTINGS,
        new Operation(HISTORY, "Pause recording, or go on")
            .reads(Shapes.HistorySettings.class, SETTINGS)
            .answers(200, Shapes.HistorySettings.class, SETTINGS));
  }
}
