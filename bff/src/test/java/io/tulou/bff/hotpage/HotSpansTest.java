package io.tulou.bff.hotpage;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.tulou.bff.edge.Route;
import io.tulou.common.trace.Trace;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class HotSpansTest {
  private final Logger log = (Logger) LoggerFactory.getLogger("io.tulou.span");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Queue<Runnable> handedOver = new ArrayDeque<>();
  private final HotSpans spans = new HotSpans(1);

  @BeforeEach
  void listen() {
    log.setLevel(Level.INFO);
    lines.start();
    log.addAppender(lines);
  }

  @AfterEach
  void stop() {
    log.detachAppender(lines);
    log.setLevel(null);
  }

  @Test
  void aSpanIsWrittenByAnotherThreadUnderTheNameOfItsRoute() {
    end(Trace.begin(null, 1));
    assertThat(lines.list).isEmpty();

    handedOver.remove().run();

    assertThat(lines.list)
        .singleElement()
        .extracting(ILoggingEvent::getFormattedMessage)
        .isEqualTo("GET /v1/subjects/{type}/{id}/comments 200");
  }

  @Test
  void whatIsNotKeptCostsNoThread() {
    end(Trace.begin(null, 0));

    assertThat(handedOver).isEmpty();
  }

  @Test
  void spansThatNobodyWritesAreLostRatherThanGathered() {
    for (int i = 0; i < 1_000; i++) {
      end(Trace.begin(null, 1));
    }
    assertThat(handedOver).hasSize(100);

    handedOver.remove().run();
    end(Trace.begin(null, 1));
    assertThat(handedOver).hasSize(100);
  }

  private void end(Trace trace) {
    spans.end(trace, Route.ROOTS, System.nanoTime(), 200, handedOver::add);
  }
}
