package io.tulou.commentjob.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tulou.commentjob.neighbour.NeighbourProperties;
import io.tulou.commentjob.neighbour.Neighbours;
import io.tulou.common.deadline.Deadline;
import io.tulou.common.identity.InternalTokens;
import io.tulou.common.log.MessageCodec;
import io.tulou.common.operation.Counts;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.history.HistoryCommand.Cleared;
import io.tulou.contract.history.HistoryCommand.Forgotten;
import io.tulou.contract.history.HistoryCommand.Watched;
import io.tulou.contract.history.HistoryEntries;
import io.tulou.contract.http.FeedReplayApi;
import io.tulou.contract.http.HistoryReplayApi;
import io.tulou.contract.http.HistoryReplayApi.History;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What those who keep the stores are told, and what is counted. */
class StoreTargetsTest {
  private static final URI NOWHERE = URI.create("http://127.0.0.1:1");
  private static final Instant AT = Instant.parse("2026-11-21T03:04:05Z");
  private static final SubjectRef FILM = new SubjectRef("video", "film");
  private static final SubjectRef SONG = new SubjectRef("audio", "song");

  private final Neighbours calls =
      new Neighbours(
          new InternalTokens(new byte[32], Clock.systemUTC()),
          new NeighbourProperties(NOWHERE, NOWHERE, Duration.ofSeconds(5)));

  @AfterEach
  void close() {
    calls.close();
  }

  @Test
  void feedServiceIsAskedAboutEachPostOnceInBoundedPartsAndInTime() {
    var asked = new ArrayList<FeedReplayApi.Posts>();
    FeedReplayApi feed =
        posts -> {
          assertThat(Deadline.current()).isPresent();
          asked.add(posts);
          return new FeedReplayApi.Missing(posts.postIds().stream().filter(id -> id < 3).toList());
        };
    var records = new ArrayList<ConsumerRecord<String, byte[]>>();
    LongStream.concat(LongStream.rangeClosed(1, 250), LongStream.of(1, 2))
        .forEach(id -> records.add(record(post(id))));
    records.add(record("no post".getBytes(UTF_8)));
    records.add(record(null));

    var counts = new FeedTarget(feed, calls).bring(records, true);

    assertThat(counts).isEqualTo(new Counts(254, 2, 251, 1));
    assertThat(asked).extracting(FeedReplayApi.Posts::dryRun).containsOnly(true);
    assertThat(asked).extracting(posts -> posts.postIds().size()).containsExactly(200, 50);
  }

  @Test
  void historyServiceIsToldWhoseHistoriesAndWhichSubjectsAndNothingElse() {
    var asked = new ArrayList<HistoryReplayApi.Histories>();
    HistoryReplayApi history =
        histories -> {
          asked.add(histories);
          return new HistoryReplayApi.Missing(List.of(7L));
        };
    var watched = new Watched(FILM, 30, null, false, "tv", AT, AT);
    var records =
        List.of(
            record(encoded(HistoryEntries.of(7, List.of(watched, watched)))),
            record(encoded(HistoryEntries.of(8, List.of(new Cleared(AT))))),
            record(encoded(HistoryEntries.of(7, List.of(new Forgotten(SONG, AT))))),
            record("no entries".getBytes(UTF_8)));

    var counts = new HistoryTarget(history, calls).bring(records, false);

    assertThat(counts).isEqualTo(new Counts(4, 1, 2, 1));
    assertThat(asked)
        .containsExactly(
            new HistoryReplayApi.Histories(
                List.of(new History(7, List.of(FILM, SONG)), new History(8, List.of())), false));
  }

  private static byte[] encoded(HistoryEntries entries) {
    return new MessageCodec<>(HistoryEntries.class).encode(entries);
  }

  private static byte[] post(long id) {
    return "{\"type\":\"PostChanged\",\"version\":1,\"post\":{\"postId\":%d,\"authorId\":5,\"attachments\":[]}}"
        .formatted(id)
        .getBytes(UTF_8);
  }

  private static ConsumerRecord<String, byte[]> record(byte[] value) {
    return new ConsumerRecord<>("topic", 0, 0, "key", value);
  }
}
