package io.tulou.history.record;

import io.tulou.common.idempotency.RequestKey;
import io.tulou.common.idempotency.RequestMemory;
import io.tulou.common.identity.Caller;
import io.tulou.common.web.ApiException;
import io.tulou.contract.SubjectRef;
import io.tulou.history.HistoryProperties;
import io.tulou.history.OnApi;
import io.tulou.history.entry.HistoryEntry;
import io.tulou.history.record.Batch.Outcome;
import io.tulou.history.record.Batch.Outcomes;
import io.tulou.history.record.Batch.Recorded;
import io.tulou.history.request.SubjectName;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Heartbeats, batches of them, and deletions; all of them may be repeated. */
@RestController
@OnApi
@RequestMapping("/v1/history")
class RecordController {
  private final Recorder recorder;
  private final HistoryProperties properties;
  private final FinishedRule rule;
  private final Clock clock;
  private final RequestMemory requests;
  private final JsonMapper json;

  RecordController(
      Recorder recorder,
      HistoryProperties properties,
      Clock clock,
      RequestMemory requests,
      JsonMapper json) {
    this.recorder = recorder;
    this.requests = requests;
    this.json = json;
    this.properties = properties;
    this.rule = new FinishedRule(properties.finishedShare(), properties.finishedTail());
    this.clock = clock;
  }

  @PutMapping(path = "/{type}/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void put(
      Caller caller,
      @PathVariable("type") String type,
      @PathVariable("id") String id,
      @RequestBody Heartbeat heartbeat) {
    long memberId = caller.member();
    recorder.record(memberId, List.of(entry(SubjectName.inPath(type, id), heartbeat)));
  }

  /** Entries that are not valid do not keep the others from being recorded. */
  @PostMapping(path = "/batch", consumes = MediaType.APPLICATION_JSON_VALUE)
  Outcomes post(
      Caller caller,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String idempotencyKey,
      @RequestBody Batch batch) {
    long memberId = caller.member();
    var request =
        RequestKey.of(memberId, idempotencyKey, "history-batch", json.writeValueAsString(batch));
    return requests.once(
        request,
        answer -> Optional.of(json.readValue(answer, Outcomes.class)),
        () -> record(memberId, batch),
        json::writeValueAsString);
  }

  private Outcomes record(long memberId, Batch batch) {
    var entries = new ArrayList<HistoryEntry>();
    var outcomes = new ArrayList<Outcome>();
    for (var item : batch.checkedEntries()) {
      try {
        entries.add(entry(item.subjectOrThrow().inField("subject"), item.heartbeat()));
        outcomes.add(new Outcome(item.subject(), Recorded.RECORDED, null, null));
      } catch (ApiException problem) {
        outcomes.add(Outcome.invalid(item.subject(), problem));
      }
    }
    var recorded = recorder.record(memberId, entries).iterator();
    return new Outcomes(
        outcomes.stream()
            .map(outcome ->
                outcome.outcome() == Recorded.INVALID
                    ? outcome
                    : new Outcome(outcome.subject(), recorded.next(), null, null))
            .toList());
  }

  @DeleteMapping("/{type}/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(Caller caller, @PathVariable("type") String type, @PathVariable("id") String id) {
    recorder.forget(caller.member(), SubjectName.inPath(type, id));
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void deleteAll(Caller caller) {
    recorder.clear(caller.member());
  }

  private HistoryEntry entry(SubjectRef subject, Heartbeat heartbeat) {
    var now = clock.instant();
    return heartbeat.toEntry(subject, rule, now, now.plus(properties.watchedAhead()));
  }
}
