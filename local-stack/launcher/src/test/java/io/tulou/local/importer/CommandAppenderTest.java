package io.tulou.local.importer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.tulou.local.importer.Commands.Message;
import io.tulou.local.server.ServerFailure;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class CommandAppenderTest {
  private static final Message MESSAGE = new Message("beer/1", new byte[] {1});

  private final MockProducer<String, byte[]> log =
      new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer());
  private final AckedPrefix acked = new AckedPrefix(0);
  private final CommandAppender appender = new CommandAppender(log, acked);

  @Test
  void noMoreThanTheBoundAreUnderWay() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = threads.submit(() -> appendMany(CommandAppender.IN_FLIGHT + 1));
      await().until(() -> log.history().size() == CommandAppender.IN_FLIGHT);
      assertThat(all).isNotDone();

      log.completeNext();

      await().until(all::isDone);
      assertThat(acked.length()).isEqualTo(1);
      assertThat(log.history()).hasSize(CommandAppender.IN_FLIGHT + 1);
    }
  }

  @Test
  void aCommandThatIsNotTakenEndsTheImportBeforeItsPosition() {
    appendMany(3);
    log.completeNext();
    log.errorNext(new TimeoutException("too late"));
    log.completeNext();

    assertThatThrownBy(appender::finish)
        .isInstanceOf(ServerFailure.class)
        .hasMessage(
            "Kafka did not take a command: too late; run the same import again, it goes on from here");
    assertThatThrownBy(() -> appender.append(3, MESSAGE)).isInstanceOf(ServerFailure.class);
    assertThat(acked.length()).isEqualTo(1);
  }

  private void appendMany(int count) {
    for (int position = 0; position < count; position++) {
      appender.append(position, MESSAGE);
    }
  }
}
