package io.tulou.comment.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tulou.comment.CommentProperties;
import io.tulou.common.deadline.Deadline;
import io.tulou.common.id.IdGenerator;
import io.tulou.common.log.LogUnavailable;
import io.tulou.common.log.LogWriter;
import io.tulou.common.log.TopicNames;
import io.tulou.common.web.ApiException;
import io.tulou.common.web.ErrorCode;
import io.tulou.contract.SubjectRef;
import io.tulou.contract.comment.CommandOutcome;
import io.tulou.contract.comment.CommentCommand.RebuildIndex;
import io.tulou.contract.comment.ReviewMode;
import io.tulou.contract.comment.SubjectSnapshot;
import io.tulou.contract.comment.SubjectState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.SendResult;

class CommandsTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final CommentProperties properties = properties(Map.of());
  private PendingOutcomes pending = new PendingOutcomes(properties, meters);

  @Test
  void anOutcomeThatComesBeforeTheAcknowledgementIsNotMissed() {
    var commands =
        commands(record -> {
          pending.complete(rejected(lastId, "conflict"));
          return taken();
        });

    assertThat(commands.send(command(commands)))
        .isEqualTo(new Answer.Refused(ErrorCode.CONFLICT, "No.", null));
    assertNobodyWaits();
  }

  @Test
  void withoutAnOutcomeInTimeTheCommandIsAccepted() {
    var commands = commands(record -> taken());

    long began = System.nanoTime();
    assertThat(commands.send(command(commands))).isEqualTo(new Answer.Accepted());

    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isBetween(Duration.ofMillis(490), Duration.ofSeconds(3));
    assertNobodyWaits();
  }

  @Test
  void aLogThatIsAwayIsToldWithinTheDeadline() {
    var commands = commands(record -> new CompletableFuture<>());

    long began = System.nanoTime();
    assertThatExceptionOfType(LogUnavailable.class)
        .isThrownBy(
            () -> Deadline.in(Duration.ofMillis(300)).call(() -> commands.send(command(commands))));

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
    assertNobodyWaits();
  }

  @Test
  void severalAreWaitedForTogether() {
    var commands = commands(record -> taken());
    var three = List.of(command(commands), command(commands), command(commands));
    long answered = three.get(1).envelope().commandId();
    Thread.startVirtualThread(() -> {
      while (!pending.isWaiting(answered)) {
        Thread.onSpinWait();
      }
      pending.complete(applied(answered));
    });

    long began = System.nanoTime();
    var answers = commands.sendAll(three);

    assertThat(answers.get(0)).isInstanceOf(Answer.Accepted.class);
    assertThat(answers.get(1)).isInstanceOf(Answer.Applied.class);
    assertThat(answers.get(2)).isInstanceOf(Answer.Accepted.class);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  void tooManyWaitingIsOverload() {
    var two = properties(Map.of("tulou.comment.waiting", "2"));
    pending = new PendingOutcomes(two, new SimpleMeterRegistry());
    pending.register(List.of(1L, 2L));

    assertThatExceptionOfType(ApiException.class)
        .isThrownBy(() -> pending.register(List.of(3L)))
        .satisfies(refused -> {
          assertThat(refused.code()).isEqualTo(ErrorCode.OVERLOADED);
          assertThat(refused.retryAfter()).isPresent();
        });

    pending.forget(List.of(1L));
    assertThat(pending.register(List.of(3L))).hasSize(1);
  }

  @Test
  void anUnknownCodeOfALaterWorkerIsAConflict() {
    var commands =
        commands(record -> {
          pending.complete(rejected(lastId, "invented-later"));
          return taken();
        });

    assertThat(commands.send(command(commands)))
        .isEqualTo(new Answer.Refused(ErrorCode.CONFLICT, "No.", null));
  }

  private long lastId;

  private RebuildIndex command(Commands commands) {
    var envelope = commands.envelope();
    lastId = envelope.commandId();
    return new RebuildIndex(envelope, new SubjectRef("video", "1"), 0);
  }

  private void assertNobodyWaits() {
    assertThat(pending.isWaiting(lastId)).isFalse();
  }

  private Commands commands(
      Function<ProducerRecord<String, byte[]>, CompletableFuture<SendResult<String, byte[]>>>
          brokers) {
    var template =
        new KafkaTemplate<String, byte[]>(new DefaultKafkaProducerFactory<>(Map.of())) {
          @Override
          public CompletableFuture<SendResult<String, byte[]>> send(
              ProducerRecord<String, byte[]> record) {
            return brokers.apply(record);
          }
        };
    var clock = Clock.systemUTC();
    return new Commands(
        new LogWriter(template, TopicNames.PLAIN),
        new IdGenerator(clock, () -> 1),
        clock,
        pending,
        properties,
        meters);
  }

  private static CompletableFuture<SendResult<String, byte[]>> taken() {
    return CompletableFuture.completedFuture(null);
  }

  private CommandOutcome rejected(long commandId, String code) {
    return new CommandOutcome.Rejected(1, commandId, pending.node(), code, "No.", 0);
  }

  private CommandOutcome applied(long commandId) {
    var subject =
        new SubjectSnapshot(
            1,
            new SubjectRef("video", "1"),
            null,
            null,
            null,
            SubjectState.OPEN,
            ReviewMode.POST,
            0,
            0,
            0,
            List.of(),
            Instant.EPOCH,
            1);
    return new CommandOutcome.Applied(1, commandId, pending.node(), subject, null);
  }

  private static CommentProperties properties(Map<String, String> values) {
    return new Binder(new MapConfigurationPropertySource(values))
        .bindOrCreate("tulou.comment", CommentProperties.class);
  }
}
